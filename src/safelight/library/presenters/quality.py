"""The technique of a recording in words: what it falls short of, what it serves, and what is the same picture."""

from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from safelight.ledger.acting import Acting, Role
from safelight.library.models import Recording
from safelight.library.presenters.cards import shows, to_recording
from safelight.library.quality import NEEDS, Finding, Ruler, Technique, findings, of_chart, serves
from safelight.library.resembling import Resembling, resembling
from safelight.policy.facts import MadeBy, MadeFor
from safelight.web.components import Tag
from safelight.web.wording import british_time

RULERS: Final = {
    Ruler.NOT_ASKED_FOR: "",
    Ruler.THERE: "A ruler is in the frame, as whoever brought it in or assessed it said.",
    Ruler.NOT_SAID: "",  # a finding says so
}
NOT_MEASURED: Final = "It was taken in before the library measured such things."
NO_CHART: Final = "No colour chart was found in it."
ENOUGH: Final = Tag("Enough", "green")
TOO_FEW: Final = Tag("Too few pixels", "orange")

Link = tuple[str, str]
"""Words, and where they lead."""


@dataclass(frozen=True, slots=True)
class NeedLine:
    """Whether it is large enough for one use."""

    use: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class QualityPart:
    """The part of a recording's page about its technique. `assess` is where somebody of the studio assesses it."""

    findings: tuple[str, ...]
    remarks: tuple[str, ...]
    needs: tuple[NeedLine, ...]
    resembling: tuple[Link, ...]
    assess: str | None

    @classmethod
    def of(cls, by: Acting, recording: Recording) -> "QualityPart":
        sides = recording.quality["sides"] if recording.quality else ()
        return cls(
            findings=tuple(each.text for each in findings_of(recording)),
            remarks=tuple(_remarks(recording)),
            needs=tuple(
                NeedLine(each.use.capitalize(), ENOUGH if serves(each, sides) else TOO_FEW)
                for each in (NEEDS if sides else ())
            ),
            # A teacher may know of this recording, and of no other of whoever it shows.
            resembling=() if by.role is Role.TEACHER else links_to_resembling(recording),
            assess=_assess(by, recording),
        )


def findings_of(recording: Recording) -> tuple[Finding, ...]:
    """What it falls short of, in the order of the page."""
    made_for, ruler = MadeFor(recording.made_for), Ruler(recording.ruler)
    return findings(Technique(recording.quality, made_for, ruler))


def links_to_resembling(recording: Recording) -> tuple[Link, ...]:
    """For whoever may know of all recordings of its patient."""
    found: Resembling = resembling(recording)
    same = [(f"The same picture as {_named(each)}", page_of(each)) for each in found.same]
    return (*same, *((f"It looks like {_named(each)}", page_of(each)) for each in found.alike))


def page_of(recording: Recording) -> str:
    return to_recording(recording)


def _remarks(recording: Recording) -> list[str]:
    chart = "" if recording.colours is None else NO_CHART
    if recording.colours:
        chart = of_chart(recording.colours["mean"], recording.colours["worst"])
    measured = NOT_MEASURED if recording.quality is None else ""
    return [each for each in (measured, RULERS[Ruler(recording.ruler)], chart) if each]


def _named(recording: Recording) -> str:
    return f"{shows(recording)}, {british_time(recording.made_at)}"


def _assess(by: Acting, recording: Recording) -> str | None:
    if by.role is not Role.CLINICAL_PHOTOGRAPHER or recording.made_by == MadeBy.MEDIA_STUDIO:
        return None
    return reverse("assess", kwargs={"recording": recording.pk})
