"""Incidents in words: the list with its clocks, one incident with its steps, and the page on which one is reported."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from safelight.library.models import Recording
from safelight.library.presenters.cards import shows
from safelight.oversight.figures import Figures
from safelight.oversight.forms.incidents import DECISIONS, CloseForm, ConcernForm, StepForm
from safelight.oversight.incidents import Clock, is_closed, steps_of
from safelight.oversight.models import Category, Decision, Incident, IncidentStep, StepKind
from safelight.oversight.presenters.figures import FiguresPart
from safelight.oversight.presenters.log import Shown, link_to, link_to_patient
from safelight.people.models import Patient
from safelight.web.components import EmptyState, PatientBanner, Tag
from safelight.web.wording import british_date, british_time, plural

CATEGORIES: Final[Mapping[Category, str]] = {
    Category.MADE_AGAINST_THE_RULES: "A recording that should not have been made",
    Category.UNDER_TWO_PATIENTS: "The same picture under two patients",
    Category.CONSENT: "Consent",
    Category.CONFIDENTIALITY: "Confidentiality",
    Category.DIGNITY: "Dignity",
    Category.EQUIPMENT: "Equipment",
    Category.OTHER: "Something else",
}
STEPS: Final[Mapping[StepKind, str]] = {
    StepKind.EXPLAINED: "Explained to the patient",
    StepKind.NOT_EXPLAINED: "Not explained to the patient",
    StepKind.CORRECTED: "Put right",
    StepKind.REFERENCE: "Number in the incident system",
    StepKind.ESCALATED: "Passed on",
    StepKind.CLOSED: "Closed",
}
STILL_OPEN: Final = "Nobody has explained to the patient what happened, or said why not: record that first."
CLOSED_BEFORE: Final = "Somebody has closed this incident. Nothing of what you sent was added."


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """One incident in the list."""

    category: str
    href: str
    about: str
    opened: str
    clock: Tag

    @classmethod
    def of(cls, incident: Incident, now: datetime) -> "IncidentLine":
        patient, clock = incident.patient, Clock.of(incident, now)
        return cls(
            category=CATEGORIES[Category(incident.category)],
            href=reverse("incident", kwargs={"incident": incident.pk}),
            about=f"{patient.family_name.upper()}, {patient.given_name}" if patient else "No patient named",
            opened=f"{british_date(incident.opened_at)}, {age(clock)}, by {incident.opened_by.name}",
            clock=clock_tag(clock),
        )


@dataclass(frozen=True, slots=True)
class IncidentsPage:
    """What waits, the oldest first; and what was closed last."""

    waiting: tuple[IncidentLine, ...]
    closed: tuple[IncidentLine, ...]
    figures: FiguresPart

    title = "Incidents"

    @classmethod
    def of(
        cls, waiting: Iterable[Incident], closed: Iterable[Incident], found: Figures, now: datetime
    ) -> "IncidentsPage":
        return cls(
            tuple(IncidentLine.of(each, now) for each in waiting),
            tuple(IncidentLine.of(each, now) for each in closed),
            FiguresPart.of(found),
        )

    @property
    def none_waiting(self) -> EmptyState:
        text = "One is opened when a recording comes in that should not have been made, or somebody reports a concern."
        return EmptyState("No incident is open", text)


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step, with its day and who recorded it."""

    heading: str
    words: str
    on: str
    by: str

    @classmethod
    def of(cls, step: IncidentStep) -> "StepLine":
        heading = STEPS[StepKind(step.kind)]
        if step.decision:
            heading = f"{heading}. {DECISIONS[Decision(step.decision)]}"
        recorded = f"Recorded by {step.taken_by.name}, {british_time(step.at)}"
        return cls(heading, step.words, british_date(step.done_on), recorded)


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """One incident; `step` and `close` are None once it is closed."""

    id: UUID
    title: str
    patient: PatientBanner | None
    what_happened: str
    paragraphs: str
    recording: Shown | None
    other: tuple[Shown, Shown] | None  # of another patient, and who that is
    opened: str
    clock: Tag | None
    steps: tuple[StepLine, ...]
    step: StepForm | None
    close: CloseForm | None
    problem: str

    @classmethod
    def of(
        cls, incident: Incident, step: StepForm, close: CloseForm, now: datetime, problem: str = ""
    ) -> "IncidentPage":
        taken = steps_of(incident)
        closed = is_closed(taken)
        today, patient, clock = timezone.localdate(now), incident.patient, Clock.of(incident, now)
        return cls(
            id=incident.pk,
            title=f"Incident: {CATEGORIES[Category(incident.category)].lower()}",
            patient=PatientBanner.of(patient, today) if patient else None,
            what_happened=incident.what_happened,
            paragraphs=", ".join(incident.paragraphs),
            recording=link_to(incident.recording) if incident.recording else None,
            other=_other(incident.other),
            opened=f"{british_time(incident.opened_at)}, {age(clock)}, by {incident.opened_by.name}",
            clock=None if closed else clock_tag(clock),
            steps=tuple(StepLine.of(each) for each in taken),
            step=None if closed else step,
            close=None if closed else close,
            problem=problem,
        )


def _other(recording: Recording | None) -> tuple[Shown, Shown] | None:
    return (link_to(recording), link_to_patient(recording.patient)) if recording else None


@dataclass(frozen=True, slots=True)
class ConcernPage:
    """Where anybody reports; `about` says of what, where it is about something."""

    form: ConcernForm
    patient: PatientBanner | None = None
    about: str = ""

    title = "Report a concern"

    @classmethod
    def of(
        cls, form: ConcernForm, patient: Patient | None, recording: Recording | None, now: datetime
    ) -> "ConcernPage":
        """A recording's patient is not shown: who may see the one need not know the other."""
        banner = PatientBanner.of(patient, timezone.localdate(now)) if patient and not recording else None
        about = f"{shows(recording)}, {british_date(recording.made_at)}" if recording else ""
        return cls(form, banner, about)


def age(clock: Clock) -> str:
    """`today`, `3 days ago`."""
    return f"{plural(clock.days, 'day')} ago" if clock.days else "today"


def clock_tag(clock: Clock) -> Tag:
    """What is left of the seven days."""
    if clock.left < 0:
        return Tag(f"Overdue by {plural(-clock.left, 'day')}", "red")
    left = f"{plural(clock.left, 'day')} left" if clock.left else "Due today"
    return Tag(left, "orange" if clock.left <= 1 else "grey")
