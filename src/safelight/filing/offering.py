"""Signed forms on their way to the records system: each is offered once, and tried until it is there."""

from functools import partial
from pathlib import Path

from django.conf import settings

from safelight.filing import outbox
from safelight.filing.models import Offer
from safelight.ledger.acting import Unattended
from safelight.library import door
from safelight.library.models import Document


def offer(by: Unattended, document: Document) -> None:
    """Put it into the outbox, once. Raises `OSError`: it is not offered then, and is tried again."""
    folder: Path | None = settings.SAFELIGHT_RECORDS_OUTBOX
    if folder is None or Offer.objects.filter(document=document).exists():
        return
    door.offer_document(by, document, partial(_put, by, document, folder))


def _put(by: Unattended, document: Document, folder: Path, pdf: bytes) -> None:
    outbox.put(folder, document, pdf)
    Offer.objects.create(document=document, at=by.at)
