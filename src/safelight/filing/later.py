"""What filing's jobs do. All of it may be done again, and finds nothing to do then."""

import logging
from uuid import UUID

from django.utils import timezone

from safelight.consent.models import Consent
from safelight.filing.actions import file_by_itself, keep_signed_form
from safelight.filing.models import Scan
from safelight.filing.offering import offer as offer_document
from safelight.filing.queries import not_offered, unsettled, without_signed_form
from safelight.ledger.acting import Acting, Role, Unattended
from safelight.library.models import Document
from safelight.paper.unfit import Unprintable

_log = logging.getLogger(__name__)


def make_signed_forms(patient: str) -> None:
    """Of this patient's answers. One that cannot be set in type is listed (`queries.without_signed_form`)."""
    for each in without_signed_form().filter(patient=UUID(patient)):
        _make(each)


def file_rest(scan: str) -> None:
    """In the name of whoever brought it."""
    found = Scan.objects.get(pk=UUID(scan))
    by = Acting(found.brought_by_id, Role(found.role), "records", timezone.now())
    for each in unsettled(found):
        file_by_itself(by, each)


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


def _library() -> Unattended:
    return Unattended("records", timezone.now())
