"""A scan of many pages is put by, sealed, until a job has read it: its pages are kept, or it could not be read. Then
the job destroys the file as it came (`filing/later.py`).
"""

import hashlib
from collections.abc import Sequence

from django.db import IntegrityError

from safelight.filing.actions.taking_in import keep_pages
from safelight.filing.jobs import read_batch
from safelight.filing.models import Batch, Scan
from safelight.filing.reading import Read
from safelight.ledger.acting import Acting
from safelight.ledger.writing import recorded
from safelight.library.documents import Paper, keep_documents, seal_documents
from safelight.library.models import DocumentKind
from safelight.paper.unfit import UnfitScan
from safelight.trail.events import Event

_MEDIA_TYPE = "application/octet-stream"  # nobody opens it


def put_by(by: Acting, data: bytes, pages: int) -> tuple[Batch, bool]:
    """The batch, and whether it is new: a file that waits already does not wait twice. Raises `StoreFull`."""
    digest = hashlib.sha256(data).digest()
    known = Batch.objects.filter(sha256=digest, ended_at=None).first()
    if known is not None:
        return known, False
    sealing = seal_documents(by, [Paper(DocumentKind.SCANNED_FILE, data, _MEDIA_TYPE)])
    try:
        with recorded(Event.SCAN_BRING, by, pages=pages, digest=digest.hex()) as entry:
            (document,) = keep_documents(by, sealing)
            batch = Batch.objects.create(
                sha256=digest, pages=pages, document=document, role=by.role, brought_by_id=by.staff, at=by.at
            )
            entry.detail["batch"] = str(batch.pk)
            read_batch.defer(batch=str(batch.pk))
    except IntegrityError:
        return Batch.objects.get(sha256=digest, ended_at=None), False
    return batch, True


def take_in_batch(by: Acting, batch: Batch, read: Sequence[Read]) -> Scan:
    """Its pages, as a scan that came when the file came. Whoever is second finds what the first has kept."""

    def end(scan: Scan) -> None:
        _end(by, batch, scan=scan)

    return keep_pages(by, bytes(batch.sha256), read, batch.at, end)[0]


def give_up(by: Acting, batch: Batch, why: UnfitScan) -> None:
    """It cannot be read. Whoever brought it reads why where it waited."""
    with recorded(Event.SCAN_GIVE_UP, by, batch=str(batch.pk), kind=type(why).__name__):
        _end(by, batch, refusal=why.reason)


def _end(by: Acting, batch: Batch, **become: object) -> None:
    Batch.objects.filter(pk=batch.pk, ended_at=None).update(ended_at=by.at, **become)
