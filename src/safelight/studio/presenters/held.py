"""What is held until somebody's word, in lines: how many, for how long, and what is next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse

from safelight.ledger.acting import Acting, Role
from safelight.people.care import CARING
from safelight.studio.held import HeldForm, NextStep
from safelight.web.components import EmptyState, Tag
from safelight.web.wording import british_date, plural

NEXT: Final[Mapping[NextStep, str]] = {
    NextStep.ANSWER: "Record the answer",
    NextStep.ASK: "Ask for consent",
    NextStep.INCIDENT: "Information governance decides on the incident",
    NextStep.REPRESENTATIVE: "Ask the personal representative",
    NextStep.SEE_WHY: "There is consent, and it is held all the same: read why",
    NextStep.SETTLE: "Settle the conflicting answers",
    NextStep.TELL: "Tell the patient that photographs were made",
    NextStep.WAKE: "Wait until the patient can be asked",
}
ELSEWHERE: Final = frozenset({NextStep.INCIDENT, NextStep.SEE_WHY})  # nothing that whoever cares can do here
INCIDENT: Final = Tag("Incident open", "red")


@dataclass(frozen=True, slots=True)
class HeldLine:
    """The recordings held under one form. `href` leads to where the next step is done, for whoever may do it."""

    patient: str
    body_site: str
    number: str
    age: str
    told: str
    asked: str
    incident: Tag | None
    next_step: str
    href: str | None

    @classmethod
    def of(cls, by: Acting, held: HeldForm, now: datetime) -> "HeldLine":
        patient, state = held.first.patient, held.state
        return cls(
            patient=f"{patient.family_name.upper()}, {patient.given_name}",
            body_site=held.first.body_site,
            number=plural(len(held.recordings), "photograph"),
            age=age_in_words(held.days(now)),
            told=_on(state.told.found_at if state.told else None, "Told", "Not told" if state.ever else ""),
            asked=_on(state.asked.found_at if state.asked else None, "Asked", "Not asked"),
            incident=INCIDENT if held.incident else None,
            next_step=NEXT[held.next_step],
            href=_address(by, held),
        )


@dataclass(frozen=True, slots=True)
class HeldPage:
    """All that this person may know of, the oldest first."""

    lines: tuple[HeldLine, ...]

    title = "Held until consent"

    @classmethod
    def of(cls, by: Acting, held: Iterable[HeldForm]) -> "HeldPage":
        return cls(tuple(HeldLine.of(by, each, by.at) for each in held))

    @property
    def nothing_held(self) -> EmptyState:
        text = "Photographs of a patient who could not be asked beforehand stand here until somebody has answered."
        return EmptyState("Nothing is held", text)


def age_in_words(days: int) -> str:
    """`held since today`, `held for 3 days`."""
    return f"held for {plural(days, 'day')}" if days else "held since today"


def _on(moment: datetime | None, word: str, otherwise: str) -> str:
    return f"{word} on {british_date(moment)}" if moment else otherwise


def _address(by: Acting, held: HeldForm) -> str | None:
    """The studio looks at the request, information governance at its incidents; whoever cares does what is next."""
    form, patient = held.first.form, {"patient": held.first.patient_id}
    if by.role is Role.INFORMATION_GOVERNANCE:
        return reverse("incidents") if held.incident else reverse("patient-log", kwargs=patient)
    if by.role not in CARING:
        return reverse("request", kwargs={"photography_request": form.request.pk}) if form else None
    if held.next_step in ELSEWHERE:
        return reverse("patient", kwargs=patient)
    if held.next_step is NextStep.SETTLE:
        return reverse("conflict", kwargs={"form": held.first.form_id})
    to_answer = held.next_step is NextStep.ANSWER or not (held.state.ever or held.state.died)
    return reverse("consent-form" if to_answer else "unasked", kwargs={"form": held.first.form_id})
