"""What filing's jobs do. All of it may be done again, and finds nothing to do then."""

import logging
from contextlib import suppress
from uuid import UUID

from django.utils import timezone

from safelight.consent.models import Consent
from safelight.filing.actions import file_by_itself, give_up, keep_signed_form, take_in_batch
from safelight.filing.models import Batch, Scan
from safelight.filing.offering import offer as offer_document
from safelight.filing.queries import not_offered, unsettled, without_signed_form
from safelight.filing.reading import read_pages
from safelight.ledger.acting import Acting, Role, Unattended
from safelight.library import door
from safelight.library.destroying import NothingToDestroy, destroy
from safelight.library.models import Document
from safelight.paper.unfit import Damaged, UnfitScan, Unprintable
from safelight.vault.register import What

_log = logging.getLogger(__name__)


def make_signed_forms(patient: str) -> None:
    """Of this patient's answers. One that cannot be set in type is listed (`queries.without_signed_form`)."""
    for each in without_signed_form().filter(patient=UUID(patient)):
        _make(each)


def read_batch(batch: str) -> None:
    """Page by page, then file what can be filed, in the name of whoever brought it. Killed, it begins anew: nothing is
    kept before all pages are read.
    """
    found = Batch.objects.select_related("scan").get(pk=UUID(batch))
    scan = found.scan if found.ended_at else _read(found)
    if scan is not None:
        file_rest(str(scan.pk))
    with suppress(NothingToDestroy):  # whoever was killed had come so far
        destroy(_library(), What.DOCUMENT, found.document_id)


def _read(batch: Batch) -> Scan | None:
    by = _whoever_brought(batch)
    try:
        file = door.open_document(_library(), batch.document_id).data
    except door.NoSuchThing:  # destroyed after the backup that brought the batch back
        give_up(by, batch, Damaged("file"))
        return None
    try:
        read = []
        for page in read_pages(file):
            read.append(page)
            Batch.objects.filter(pk=batch.pk).update(read=len(read))
    except UnfitScan as unfit:
        give_up(by, batch, unfit)
        return None
    return take_in_batch(_whoever_brought(batch), batch, read)


def file_rest(scan: str) -> None:
    """In the name of whoever brought it."""
    found = Scan.objects.get(pk=UUID(scan))
    for each in unsettled(found):
        file_by_itself(_whoever_brought(found), each)


def offer(consent: str) -> None:
    """The signed form of this consent."""
    for each in not_offered().filter(consent__id=UUID(consent)):
        _offer(each)


def try_again() -> None:
    """Whatever is not made or not offered yet."""
    for consent in without_signed_form():
        _make(consent)
    for document in not_offered():
        if not _offer(document):
            return


def _make(consent: Consent) -> None:
    try:
        keep_signed_form(_library(), consent)
    except Unprintable:
        _log.warning("A signed form cannot be set in type: consent %s", consent.id)


def _offer(document: Document) -> bool:
    """Whether the outbox could take it."""
    try:
        offer_document(_library(), document)
    except OSError as failed:
        _log.warning("The records system's outbox took no form: %s", type(failed).__name__)
        return False
    return True


def _whoever_brought(brought: Scan | Batch) -> Acting:
    return Acting(brought.brought_by_id, Role(brought.role), "records", timezone.now())


def _library() -> Unattended:
    return Unattended("records", timezone.now())
