"""What becomes of one scanned file: how many forms were in it, how many are filed, how many wait for a person.

A file's name may hold a patient's: it is never repeated, and never kept.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from safelight.apart.process import Unable
from safelight.filing import actions
from safelight.filing.models import ReturnedForm, Scan, Settlement
from safelight.filing.presenters.received import known_already, read
from safelight.filing.queries import unsettled
from safelight.ledger.acting import Acting
from safelight.paper.unfit import UnfitScan
from safelight.vault.errors import StoreFull, StoreUnavailable

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class Outcome(StrEnum):
    """What became of a file, in the words that the browser's uploader knows."""

    FILED = "filed"
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
    """Take the file in, and file what can be filed by itself."""
    name = f"File {number}"
    try:
        scan, new = actions.take_in(by, file.read())
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
    for each in unsettled(scan):
        actions.file_by_itself(by, each)
    return _told(name, scan, new=new)


def _told(name: str, scan: Scan, *, new: bool) -> Received:
    forms = ReturnedForm.objects.filter(pages__scan=scan).distinct()
    settled = Settlement.objects.filter(returned__in=forms).count()
    waiting = forms.count() - settled
    if not new:
        return Received(name, Outcome.KNOWN, known_already(waiting))
    outcome = Outcome.TO_READ if waiting or not settled else Outcome.FILED
    return Received(name, outcome, read(scan.pages.count(), settled, waiting))
