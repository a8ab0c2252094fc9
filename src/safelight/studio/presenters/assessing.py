"""Pictures that the studio has not made: what waits to be assessed, one of them, and what their makers are told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse

from safelight.library import queries
from safelight.library.door import Opened
from safelight.library.models import Recording, RenditionKind
from safelight.library.presenters.cards import shows, source
from safelight.library.presenters.quality import QualityPart, findings_of
from safelight.library.presenters.veils import veils
from safelight.library.quality import Ruler, Short
from safelight.policy.facts import MadeBy
from safelight.studio.assessing import Source
from safelight.studio.forms.assessing import LABELS, AssessForm
from safelight.studio.forms.uploading import MAKERS
from safelight.studio.models import Assessed, QualityAssessment
from safelight.studio.presenters.worklist import waited
from safelight.web.components import EmptyState, Tag, Veil
from safelight.web.wording import british_date, british_time

SOURCES: Final = {MadeBy(value): label for value, label in MAKERS}
WAITS: Final = Tag("Not assessed yet", "grey")
OUTCOMES: Final = {
    Assessed.ACCEPTED: Tag("Fit for its purpose", "green"),
    Assessed.FALLS_SHORT: Tag("Falls short", "orange"),
}
UNKNOWN_MAKER: Final = "not named"


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One picture that waits. No patient is named: to assess it takes none."""

    shows: str
    href: str
    made: str
    maker: str
    waits: str
    measured: tuple[str, ...]

    @classmethod
    def of(cls, recording: Recording, now: datetime) -> "WaitingLine":
        return cls(
            shows=shows(recording),
            href=reverse("assess", kwargs={"recording": recording.pk}),
            made=british_date(recording.made_at),
            maker=f"{SOURCES[MadeBy(recording.made_by)]}: {_maker(recording)}",
            waits=waited(now - recording.taken_in_at),
            measured=tuple(LABELS[each.short] for each in findings_of(recording)),
        )


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A kind of maker in figures."""

    source: str
    filed: int
    accepted: str
    short: str
    waiting: str

    @classmethod
    def of(cls, found: Source) -> "SourceLine":
        """The studio's own pictures are assessed by nobody: no noughts stand for that."""
        own = found.made_by is MadeBy.MEDIA_STUDIO
        assessed = found.accepted + found.short
        return cls(
            source=SOURCES[found.made_by],
            filed=found.filed,
            accepted="" if own else _share(found.accepted, assessed),
            short="" if own else _share(found.short, assessed),
            waiting="" if own else str(found.waiting),
        )


@dataclass(frozen=True, slots=True)
class TrainingLine:
    """Somebody who has asked for training."""

    who: str
    fell_short: str
    asked: str
    href: str

    @classmethod
    def of(cls, wanted: QualityAssessment) -> "TrainingLine":
        recording = wanted.recording
        told = recording.maker or recording.taken_in_by
        return cls(
            who=f"{told.name}, {told.department}",
            fell_short=", ".join(_reasons(wanted)),
            asked=british_date(wanted.training_wanted_at or wanted.at),
            href=reverse("training-give", kwargs={"recording": recording.pk}),
        )


@dataclass(frozen=True, slots=True)
class AssessmentsPage:
    """What waits, who is to be trained, and the year in figures."""

    waiting: tuple[WaitingLine, ...]
    more: int  # that wait beyond those shown
    training: tuple[TrainingLine, ...]
    sources: tuple[SourceLine, ...]

    title = "Quality of photographs"

    @property
    def none_waiting(self) -> EmptyState:
        text = "A photograph that the studio has not made stands here as soon as it is filed."
        return EmptyState("Nothing waits to be assessed", text)


@dataclass(frozen=True, slots=True)
class AssessPage:
    """One picture, what was measured of it, and the form; once it is assessed, what was found."""

    title: str
    description: str
    source: str
    veil: Veil | None
    width: int
    height: int
    made: str
    quality: QualityPart
    form: AssessForm | None
    ask_of_ruler: bool
    outcome: Tag | None
    reasons: tuple[str, ...]
    assessed: str
    problem: str

    @classmethod
    def of(
        cls, recording: Recording, opened: Opened, quality: QualityPart, form: AssessForm, problem: str = ""
    ) -> "AssessPage":
        width, height = queries.sizes([recording.pk], RenditionKind.SCREEN)[recording.pk]
        known = QualityAssessment.objects.select_related("assessed_by").filter(recording=recording).first()
        return cls(
            title=f"Assess: {shows(recording)}",
            description=f"{shows(recording)}, {british_date(recording.made_at)}",
            source=source(opened, recording, RenditionKind.SCREEN),
            veil=veils(opened, [recording]).get(recording.pk),
            width=width,
            height=height,
            made=f"{SOURCES[MadeBy(recording.made_by)]}: {_maker(recording)}",
            quality=quality,
            form=None if known else form,
            ask_of_ruler=recording.ruler == Ruler.NOT_SAID,
            outcome=OUTCOMES[Assessed(known.outcome)] if known else None,
            reasons=_reasons(known) if known else (),
            assessed=f"{british_time(known.at)}, by {known.assessed_by.name}" if known else "",
            problem=problem,
        )


@dataclass(frozen=True, slots=True)
class MineLine:
    """One picture of somebody's own, and what was found of it."""

    shows: str
    made: str
    outcome: Tag
    reasons: tuple[str, ...]
    training: str  # how it stands
    ask: str | None  # where it is asked for

    @classmethod
    def of(cls, recording: Recording) -> "MineLine":
        known: QualityAssessment | None = getattr(recording, "assessment", None)
        made = british_date(recording.made_at)
        if known is None:
            measured = tuple(each.text for each in findings_of(recording))
            return cls(shows(recording), made, WAITS, measured, "", None)
        short = known.outcome == Assessed.FALLS_SHORT
        offered = short and known.training_wanted_at is None
        return cls(
            shows=shows(recording),
            made=made,
            outcome=OUTCOMES[Assessed(known.outcome)],
            reasons=_reasons(known),
            training=_training(known) if short else "None is needed",
            ask=reverse("training-ask", kwargs={"recording": recording.pk}) if offered else None,
        )


@dataclass(frozen=True, slots=True)
class MinePage:
    """What the studio found of one's own pictures."""

    lines: tuple[MineLine, ...]

    title = "My photographs"

    @classmethod
    def of(cls, recordings: Iterable[Recording]) -> "MinePage":
        return cls(tuple(MineLine.of(each) for each in recordings))

    @property
    def none(self) -> EmptyState:
        text = (
            "What you photograph yourself is filed by the studio and stands here with what the studio finds "
            "of it. The studio's own photographs are not assessed."
        )
        return EmptyState("No photographs of yours", text)


def _maker(recording: Recording) -> str:
    return recording.maker.name if recording.maker else UNKNOWN_MAKER


def _reasons(assessment: QualityAssessment) -> tuple[str, ...]:
    return tuple(LABELS[Short(each)] for each in assessment.reasons)


def _training(assessment: QualityAssessment) -> str:
    if assessment.training_given_at:
        return f"You were trained on {british_date(assessment.training_given_at)}."
    if assessment.training_wanted_at:
        return (
            f"You asked for training on {british_date(assessment.training_wanted_at)}: the studio calls you."
        )
    return "The studio offers you training in photographing patients."


def _share(some: int, of: int) -> str:
    return f"{some} ({some * 100 // of} %)" if of else "0"
