"""What becomes of the files of one upload, each on its own: one that is refused keeps none of the others out.

A file's name is repeated only once it is known that it does not hold the patient's.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from safelight.apart.process import Unable
from safelight.imaging.unfit import Unfit
from safelight.ledger.acting import Acting
from safelight.library.intake import AlreadyFiled
from safelight.library.making import Making, paragraphs_against
from safelight.library.models import Recording
from safelight.library.presenters.quality import findings_of, links_to_resembling, page_of
from safelight.policy.standing import Standing
from safelight.studio.actions import RequestClosed, take_in
from safelight.studio.models import PhotographyRequest
from safelight.studio.naming import NameRefused
from safelight.studio.presenters.clock import about_the_clock
from safelight.vault.errors import StoreFull, StoreUnavailable

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class Outcome(StrEnum):
    """What became of a file, in the words that the browser's uploader knows."""

    FILED = "filed"
    KNOWN = "known"
    REFUSED = "refused"
    BROKEN = "broken"  # nothing is wrong with the file: it may be sent again


NOT_KEPT: Final[Mapping[type[Exception], tuple[int, str]]] = {
    StoreFull: (
        507,
        "The library has no room left. Nothing of this file was kept: tell the library's administrator.",
    ),
    StoreUnavailable: (
        503,
        "The library's store does not answer. Nothing of this file was kept: send it again in a few minutes.",
    ),
    Unable: (
        503,
        "The library cannot read pictures now. Nothing of this file was kept: tell the library's administrator.",
    ),
}


@dataclass(frozen=True, slots=True)
class Received:
    """One file: how it may be called on a page, what became of it, and why."""

    name: str
    outcome: Outcome
    reason: str
    status: int = 200  # of the answer, where no other file came with it
    findings: tuple[str, ...] = ()  # what a picture that is filed falls short of
    links: tuple[tuple[str, str], ...] = ()  # words, and where they lead
    recording: UUID | None = None  # what was filed

    @property
    def message(self) -> str:
        """What a script is told: a refusal by name."""
        return f"{self.name}: {self.reason}" if self.outcome is Outcome.REFUSED else self.reason

    @property
    def told(self) -> dict[str, object]:
        """All that a script is told."""
        told: dict[str, object] = {"outcome": self.outcome, "message": self.message}
        if self.findings:
            told["findings"] = self.findings
        if self.links:
            told["links"] = [{"text": text, "href": href} for text, href in self.links]
        return told


def receive(
    by: Acting, request: PhotographyRequest, files: Iterable["UploadedFile[Any]"], view: str, making: Making
) -> Iterator[Received]:
    """Take in each file. What the vault has no room for is said of each, and nothing of it is kept."""
    for number, file in enumerate(files, 1):
        yield _receive(by, request, file, f"File {number}", view, making)


def turn_away(files: Iterable["UploadedFile[Any]"], reason: str) -> Iterator[Received]:
    """Refuse all files unread, for a reason that is not theirs."""
    for number, _ in enumerate(files, 1):
        yield Received(f"File {number}", Outcome.REFUSED, reason)


def _receive(
    by: Acting,
    request: PhotographyRequest,
    file: "UploadedFile[Any]",
    unnamed: str,
    view: str,
    making: Making,
) -> Received:
    name = file.name or unnamed
    try:
        recording = take_in(by, request, name, file.read(), view, making)
    except NameRefused as refusal:
        return Received(unnamed, Outcome.REFUSED, refusal.reason)
    except RequestClosed:
        reason = "The request is completed, and nothing more goes in under it. Ask for another request."
        return Received(unnamed, Outcome.REFUSED, reason, status=409)
    except (StoreFull, StoreUnavailable, Unable) as failed:
        status, reason = NOT_KEPT[type(failed)]
        return Received(unnamed, Outcome.BROKEN, reason, status)
    except Unfit as refusal:
        return Received(name, Outcome.REFUSED, refusal.reason)
    except AlreadyFiled as known:
        words = "The same photograph is filed for this patient already."
        return Received(name, Outcome.KNOWN, words, links=(("See it", page_of(known.recording)),))
    told = (_filed(recording), about_the_clock(recording, request.session_began))
    found = tuple(each.text for each in findings_of(recording))
    return Received(
        name,
        Outcome.FILED,
        " ".join(filter(None, told)),
        findings=found,
        links=links_to_resembling(recording),
        recording=recording.pk,
    )


def _filed(recording: Recording) -> str:
    standing = Standing(recording.standing)
    word = standing.capitalize()
    if against := paragraphs_against(recording):
        return f"{word}: it should not have been made ({against}). It is kept, and information governance is told."
    if standing is Standing.HELD:
        return f"{word}: it is kept, and released to nobody before there is consent."
    return f"{word}."
