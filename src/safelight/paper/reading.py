"""From the bytes of a scan to the forms in it."""

from collections.abc import Sequence

from safelight.paper.blank import is_blank
from safelight.paper.code import Disbelieved, Why
from safelight.paper.grouping import forms_of
from safelight.paper.ink import ink_in
from safelight.paper.layout import BOXES
from safelight.paper.marks import marks_among
from safelight.paper.registering import Unplaced, placed
from safelight.paper.returned import Ink, Page, Scan
from safelight.paper.scanned import opened
from safelight.paper.sheet import Sheet


def read_scan(data: bytes, keys: Sequence[bytes]) -> Scan:
    """Every page of a PDF, or of a picture of one page, in any order. Raises a subclass of UnfitScan."""
    with opened(data) as scan:
        pages = tuple(read_page(number, each, keys) for number, each in enumerate(scan.sheets(), 1))
    return Scan(pages, forms_of(pages))


def read_page(number: int, sheet: Sheet, keys: Sequence[bytes]) -> Page:
    """One page: its code and, if it is the last of its form, the ink in its boxes."""
    try:
        code, seen = marks_among(sheet.codes, keys)
    except Disbelieved as doubt:
        blank = doubt.why is Why.NO_CODE and is_blank(sheet.grey)
        return Page(number, None, Why.BLANK if blank else doubt.why)
    if code.page < code.pages:
        return Page(number, code)
    try:
        placement = placed(seen)
    except Unplaced:
        return Page(number, code, ink=dict.fromkeys(BOXES, Ink.UNSURE))
    return Page(
        number, code, ink={box: ink_in(sheet.grey, placement, box, area) for box, area in BOXES.items()}
    )
