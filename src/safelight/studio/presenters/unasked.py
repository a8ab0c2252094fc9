"""The page of a patient who cannot be asked beforehand: what was found, what the policy says, what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.urls import reverse

from safelight.consent.models import About, Fact
from safelight.consent.unasked import Unasked
from safelight.policy.facts import Capacity, Life
from safelight.studio.foreseeing import Foreseen
from safelight.studio.forms.unasked import CannotBeAskedForm, StepForm
from safelight.studio.models import PhotographyRequest
from safelight.studio.presenters.answer import Answer
from safelight.web.components import PatientBanner
from safelight.web.wording import british_time

FOUND: Final[Mapping[tuple[str, str], str]] = {
    (About.CAPACITY, Capacity.TEMPORARILY_LACKS): "The patient could not be asked",
    (About.CAPACITY, Capacity.HAS): "The patient could be asked again",
    (About.CAPACITY, Capacity.LACKS): "The patient was found unable to decide",
    (About.LIFE, Life.ALIVE): "The patient is alive: a death was recorded in error",
    (About.LIFE, Life.STILLBORN): "The baby was stillborn",
    (About.LIFE, Life.DYING_NEONATE): "The baby is dying",
}
MATTERS: Final[Mapping[str, str]] = {
    About.ASKED: "Consent was asked for",
    About.LIFE: "The patient died",
    About.TOLD: "The patient was told that photographs were made",
}
CANNOT: Final = "The patient cannot be asked now"
COULD_NOT: Final = "The patient could not be asked beforehand"


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One finding."""

    what: str
    when: str
    words: str
    by: str

    @classmethod
    def of(cls, fact: Fact) -> "FoundLine":
        what = FOUND.get((fact.about, fact.value)) or MATTERS[fact.about]
        return cls(what, british_time(fact.found_at), fact.grounds, fact.found_by)


@dataclass(frozen=True, slots=True)
class UnaskedPage:
    """`cannot` is offered where nobody has said yet that the patient cannot be asked; else `step`.

    `answer` is the policy's about photographs made now, while it is so.
    """

    form: UUID
    patient_id: UUID
    patient: PatientBanner
    site: str
    title: str
    found: tuple[FoundLine, ...]
    answer: Answer | None
    cannot: CannotBeAskedForm | None
    step: StepForm | None
    advice: str
    problem: str

    @classmethod
    def of(
        cls,
        request: PhotographyRequest,
        state: Unasked,
        foreseen: Foreseen,
        forms: tuple[CannotBeAskedForm, StepForm],
        today: date,
        problem: str = "",
    ) -> "UnaskedPage":
        cannot, step = forms
        begun = state.ever or state.died
        return cls(
            form=request.form_id,
            patient_id=request.patient_id,
            patient=PatientBanner.of(
                request.patient, today, reverse("patient", kwargs={"patient": request.patient_id})
            ),
            site=request.body_site,
            title=CANNOT if state.now or not begun else COULD_NOT,
            found=tuple(FoundLine.of(each) for each in state.found),
            answer=Answer.of("Making these photographs now", foreseen.making, advise=True)
            if state.now
            else None,
            cannot=None if begun else cannot,
            step=step if begun else None,
            advice=_advice(state),
            problem=problem,
        )


def _advice(state: Unasked) -> str:
    """What is next, in a sentence."""
    if state.died:
        return "Ask the personal representative, and near relatives too wherever that is possible (CUH-8.4)."
    if state.now:
        return "What is photographed now is held, and released to nobody before the patient has answered (CUH-8.4)."
    if state.ever and state.told is None:
        return "Tell the patient that photographs were made, and ask for consent (CUH-8.4)."
    return ""
