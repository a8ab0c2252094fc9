"""A scan is taken in: every page is read and kept, whatever stands on it, before anything is filed."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from safelight.filing.jobs import file_rest
from safelight.filing.models import Printout, ReturnedForm, Scan
from safelight.filing.reading import FEW, Read, read_pages
from safelight.filing.rows import page_of, row_of
from safelight.ledger.acting import Acting
from safelight.ledger.writing import recorded
from safelight.library.documents import Paper, keep_documents, seal_documents
from safelight.library.intake import sweep
from safelight.library.models import Document, DocumentKind
from safelight.paper.code import Why
from safelight.paper.grouping import forms_of
from safelight.paper.picture import MEDIA_TYPE
from safelight.paper.returned import State
from safelight.trail.events import Event

Also = Callable[[Scan], None]


def _nothing(_: Scan) -> None:
    """There is nothing else to be done with it."""


def take_in(by: Acting, data: bytes) -> tuple[Scan, bool]:
    """The scan, and whether it is new: the same file again is the same scan, and changes nothing.

    Raises `filing.reading.Many` where a job is to read it, a subclass of `paper.unfit.UnfitScan`, or
    `vault.errors.StoreFull`; nothing is kept then.
    """
    digest = hashlib.sha256(data).digest()
    known = Scan.objects.filter(sha256=digest).first()
    if known is not None:
        return known, False
    sweep(by.at)
    return keep_pages(by, digest, tuple(read_pages(data, FEW)), by.at)


def keep_pages(
    by: Acting, digest: bytes, read: Sequence[Read], brought_at: datetime, also: Also = _nothing
) -> tuple[Scan, bool]:
    """The pages of a file that came at that time, all or none. `also` is done in the same transaction."""
    printouts = _printouts(read)
    sealing = seal_documents(by, [_paper(each, printouts) for each in read])
    try:
        with recorded(Event.SCAN_TAKE_IN, by, pages=len(read), digest=digest.hex()) as entry:
            scan = Scan.objects.create(sha256=digest, brought_by_id=by.staff, role=by.role, at=brought_at)
            entry.detail["scan"] = str(scan.pk)
            _file_pages(scan, read, printouts, keep_documents(by, sealing))
            also(scan)
            file_rest.defer(scan=str(scan.pk))
    except IntegrityError:  # somebody else sent the same file at the same time
        return Scan.objects.get(sha256=digest), False
    return scan, True


def _printouts(read: Iterable[Read]) -> dict[UUID, Printout]:
    """The printouts that the pages' codes name. A code that verifies names its form too: both must agree."""
    codes = [each.page.code for each in read if each.page.code]
    found = Printout.objects.select_related("form").in_bulk([UUID(bytes=each.terms) for each in codes])
    forms = {UUID(bytes=each.terms): each.form for each in codes}
    return {key: each for key, each in found.items() if each.form_id == forms[key]}


def _paper(read: Read, printouts: dict[UUID, Printout]) -> Paper:
    printout = printouts.get(UUID(bytes=read.page.code.terms)) if read.page.code else None
    patient = printout.form.patient_id if printout else None
    return Paper(DocumentKind.SCANNED_PAGE, read.picture, MEDIA_TYPE, patient)


def _file_pages(
    scan: Scan, read: Sequence[Read], printouts: dict[UUID, Printout], documents: Sequence[Document]
) -> None:
    """Pages of one printout are one returned form; a page without a code is one of its own; a blank one is of none."""
    by_terms: dict[UUID, list[int]] = defaultdict(list)
    forms: dict[int, ReturnedForm] = {}
    for place, each in enumerate(read):
        if each.page.code:
            by_terms[UUID(bytes=each.page.code.terms)].append(place)
        elif each.page.why is not Why.BLANK:
            forms[place] = ReturnedForm.objects.create(scan=scan)
    for terms, places in by_terms.items():
        printout = printouts.get(terms)
        returned = _waiting_for(printout, [read[each] for each in places])
        returned = returned or ReturnedForm.objects.create(scan=scan, printout=printout)
        forms |= dict.fromkeys(places, returned)
    for place, (each, document) in enumerate(zip(read, documents, strict=True)):
        row_of(scan, each.page, forms.get(place), document).save(force_insert=True)


def _waiting_for(printout: Printout | None, read: Sequence[Read]) -> ReturnedForm | None:
    """A form that waits for just these pages."""
    if printout is None:
        return None
    pages = [each.page for each in read]
    for waiting in ReturnedForm.objects.filter(printout=printout, settlement=None).prefetch_related("pages"):
        together = forms_of([*map(page_of, waiting.pages.all()), *pages])
        if [each.state for each in together] == [State.COMPLETE]:
            return waiting
    return None
