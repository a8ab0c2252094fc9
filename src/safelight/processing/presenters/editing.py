"""The page on which is chosen what is done to a photograph, and the one that shows what comes of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.forms.boundfield import BoundField
from django.urls import reverse
from django.utils import timezone

from safelight.imaging.steps import Step
from safelight.ledger.acting import Acting
from safelight.library import altering, queries, reasoning
from safelight.library.door import Opened
from safelight.library.models import Recording, RenditionKind
from safelight.library.presenters.cards import shows, source, to_recording
from safelight.library.presenters.veils import onward
from safelight.library.processed import in_words
from safelight.people.models import Staff
from safelight.policy.questions import Operation
from safelight.processing.forms import CHANNELS, LIGHT, SIDES, KeepForm, ProcessForm
from safelight.web.components import Paragraph, PatientBanner
from safelight.web.verdicts import paragraphs
from safelight.web.wording import british_date

OPERATIONS: Final[Mapping[Operation, str]] = {
    Operation.CROP: "Crop",
    Operation.REMOVE_BACKGROUND: "Remove the background",
    Operation.ADJUST_CONTRAST: "Change the contrast",
    Operation.ADJUST_BRIGHTNESS: "Change the brightness",
    Operation.CORRECT_COLOUR: "Correct the colour balance",
    Operation.MIRROR: "Turn it round, left for right",
    Operation.ENHANCE_LESION: "Raise the contrast to bring out a finding",
    Operation.RETOUCH_REGION: "Retouch a part of the picture",
    Operation.MASK_EYES: "Cover the eyes, or make the patient unrecognisable in another way",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture on a page; sides in pixels."""

    source: str
    description: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class NotOffered:
    """An operation that the policy refuses here, and why."""

    name: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class EditPage:
    """`offered` are the policy's words for what may be done; `width` and `height` of the upright original."""

    title: str
    patient: PatientBanner
    picture: Shown
    width: int
    height: int
    form: ProcessForm
    offered: frozenset[str]
    not_offered: tuple[NotOffered, ...]
    back: str

    @classmethod
    def of(cls, by: Acting, recording: Recording, opened: Opened, form: ProcessForm) -> "EditPage":
        answers = altering.answers(reasoning.known_of(recording, by))
        return cls(
            title=shows(recording),
            patient=_banner(by, recording),
            picture=original(opened, recording),
            width=form.sides[0],
            height=form.sides[1],
            form=form,
            offered=frozenset(str(each) for each, answer in answers.items() if answer.permitted),
            not_offered=tuple(
                NotOffered(OPERATIONS[each], paragraphs(answer))
                for each, answer in answers.items()
                if not answer.permitted
            ),
            back=to_recording(recording),
        )

    def ticked(self, operation: str) -> bool:
        return operation in (self.form["operation"].value() or [])

    def frame(self, operation: str) -> tuple[BoundField, ...]:
        return tuple(self.form[f"{operation}-{side}"] for side in SIDES)

    @property
    def light(self) -> tuple[BoundField, ...]:
        """The sliders of what may be changed."""
        may = {"brightness": Operation.ADJUST_BRIGHTNESS, "contrast": Operation.ADJUST_CONTRAST}
        return tuple(self.form[each] for each in LIGHT if may[each] in self.offered)

    @property
    def channels(self) -> tuple[BoundField, ...]:
        return tuple(self.form[each] for each in CHANNELS if Operation.CORRECT_COLOUR in self.offered)


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Exactly what would be kept, beside the original."""

    title: str
    patient: PatientBanner
    original: Shown
    result: str
    label: str
    form: KeepForm
    keep: str
    change: str

    @classmethod
    def of(cls, by: Acting, opened: Opened, form: KeepForm, token: str, words: str) -> "CheckPage":
        (recording,) = opened.permitted
        here = {"recording": recording.pk}
        return cls(
            title=shows(recording),
            patient=_banner(by, recording),
            original=original(opened, recording),
            result=f"{reverse('process-preview', kwargs=here)}?steps={token}",
            label=words,
            form=form,
            keep=onward(reverse("process-keep", kwargs=here), opened),
            change=onward(f"{reverse('process', kwargs=here)}?steps={token}", opened),
        )


def label(steps: Iterable[Step], by: Staff, at: datetime) -> str:
    """What stands beneath the picture (CUH-11): what was done, by whom and when, and nothing of the patient."""
    return f"Processed: {in_words(steps)}. {by.name}, {by.post}, {british_date(at)}."


def original(opened: Opened, recording: Recording) -> Shown:
    """The photograph as it was taken, as large as for the screen."""
    width, height = queries.sizes([recording.pk], RenditionKind.SCREEN)[recording.pk]
    words = f"{shows(recording)}, {british_date(recording.made_at)}, as it was taken"
    return Shown(source(opened, recording, RenditionKind.SCREEN), words, width, height)


def _banner(by: Acting, recording: Recording) -> PatientBanner:
    return PatientBanner.of(recording.patient, timezone.localdate(by.at))
