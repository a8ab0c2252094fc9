"""Between the rows of scanned pages and what `paper` says of them."""

from collections.abc import Iterable
from uuid import UUID

from safelight.filing.models import ReturnedForm, Scan, ScannedPage
from safelight.library.models import Document
from safelight.paper.code import Code, Why
from safelight.paper.grouping import forms_of
from safelight.paper.layout import Box
from safelight.paper.returned import Ink, Page, Returned


def row_of(scan: Scan, page: Page, returned: ReturnedForm | None, document: Document) -> ScannedPage:
    """The row of a page that was read."""
    row = ScannedPage(scan=scan, number=page.number, returned=returned, document=document, why=page.why or "")
    if page.code is not None:
        row.form, row.terms = page.code.form, UUID(bytes=page.code.terms)
        row.page, row.pages = page.code.page, page.code.pages
    row.ink = {str(box): str(ink) for box, ink in page.ink.items()}
    return row


def page_of(row: ScannedPage) -> Page:
    """The page as it was read."""
    code = None
    if row.form and row.terms and row.page and row.pages:
        code = Code(row.form, row.terms.bytes, row.page, row.pages)
    ink = {Box(box): Ink(found) for box, found in row.ink.items()}
    return Page(row.number, code, Why(row.why) if row.why else None, ink)


def returned_of(rows: Iterable[ScannedPage]) -> Returned | None:
    """The form that these pages make up; None if their codes tell of none."""
    return next(iter(forms_of(map(page_of, rows))), None)
