"""What becomes of one scanned file: how many forms were in it, how many are filed, how many wait for a person.

A file's name may hold a patient's: it is never repeated, and never kept.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from safelight.apart.process import Unable
from safelight.filing import actions
from safelight.filing.models import Scan
from safelight.filing.presenters.received import being_read, known_already, read
from safelight.filing.queries import counted, unsettled
from safelight.filing.reading import Many
from safelight.ledger.acting import Acting
from safelight.paper.unfit import UnfitScan
from safelight.vault.errors import StoreFull, StoreUnavailable

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class Outcome(StrEnum):
    """What became of a file, in the words that the browser's uploader knows."""

    FILED = "filed"
    READING = "reading"  # by a job
    TO_READ = "to-read"
    KNOWN = "known"
    REFUSED = "refused"
    BROKEN = "broken"  # nothing is wrong with the file: it may be sent again


@dataclass(frozen=True, slots=True)
class Received:
    """One file: how it may be called on a page, what became of it, and why."""

    name: str
    outcome: Outcome
    message: str
    status: int = 200


NO_FILE: Final = Received(
    "Nothing", Outcome.REFUSED, "No scan came with the form. Choose one or several and send again."
)


def receive(by: Acting, number: int, file: "UploadedFile[Any]") -> Received:
    """Take the file in, and file what can be filed by itself; or leave it to a job, where it has many pages."""
    name = f"File {number}"
    try:
        return _taken(by, name, file.read())
    except UnfitScan as unfit:
        return Received(name, Outcome.REFUSED, unfit.reason)
    except Unable:
        reason = "The library cannot read scans now. Nothing of this file was kept: tell the library's administrator."
        return Received(name, Outcome.BROKEN, reason, status=503)
    except StoreFull:
        reason = (
            "The library has no room left. Nothing of this file was kept: tell the library's administrator."
        )
        return Received(name, Outcome.BROKEN, reason, status=507)
    except StoreUnavailable:
        reason = "The library's store does not answer. Nothing of this file was kept: send it again in a few minutes."
        return Received(name, Outcome.BROKEN, reason, status=503)


def _taken(by: Acting, name: str, data: bytes) -> Received:
    try:
        scan, new = actions.take_in(by, data)
    except Many as many:
        _, new = actions.put_by(by, data, many.pages)
        return Received(name, Outcome.READING if new else Outcome.KNOWN, being_read(many.pages, new=new))
    for each in unsettled(scan):
        actions.file_by_itself(by, each)
    return _told(name, scan, new=new)


def _told(name: str, scan: Scan, *, new: bool) -> Received:
    settled, waiting = counted(scan.pk)
    if not new:
        return Received(name, Outcome.KNOWN, known_already(waiting))
    outcome = Outcome.TO_READ if waiting or not settled else Outcome.FILED
    return Received(name, outcome, read(scan.pages.count(), settled, waiting))
