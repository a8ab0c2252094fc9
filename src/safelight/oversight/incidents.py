"""Which incidents there are, and the clock of each. It reads; nothing is decided or changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from safelight.ledger.acting import Acting
from safelight.library.reasoning import known_of
from safelight.oversight.models import Incident, IncidentStep, StepKind

ANSWERED_WITHIN: Final = 7  # days (CUH-22 h: 95 of 100 are answered by then)
CLOSED_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Clock:
    """How long an incident has been open: `days` of the seven."""

    days: int

    @property
    def left(self) -> int:
        """Days until it should have been answered; below zero it is overdue by so many."""
        return ANSWERED_WITHIN - self.days

    @classmethod
    def of(cls, incident: Incident, now: datetime) -> "Clock":
        return cls((timezone.localdate(now) - timezone.localdate(incident.opened_at)).days)


def open_incidents() -> QuerySet[Incident]:
    """Those that wait, the oldest first."""
    return _incidents().filter(~_closed()).order_by("opened_at")


def closed_incidents() -> QuerySet[Incident]:
    """The last that were closed, the latest first."""
    return _incidents().filter(_closed()).order_by("-opened_at")[:CLOSED_SHOWN]


def steps_of(incident: Incident) -> list[IncidentStep]:
    """What was done about it, in order."""
    return list(incident.steps.select_related("taken_by").order_by("at"))


def is_closed(steps: Iterable[IncidentStep]) -> bool:
    return any(each.kind == StepKind.CLOSED for each in steps)


def awaits_leave(by: Acting, incident: Incident) -> bool:
    """Whether it is about a recording that serves nothing before information governance gives leave."""
    recording = incident.recording
    return recording is not None and known_of(recording, by).recording.made_against_the_rules


def _incidents() -> QuerySet[Incident]:
    return Incident.objects.select_related("patient", "recording", "opened_by")


def _closed() -> Exists:
    return Exists(IncidentStep.objects.filter(incident=OuterRef("pk"), kind=StepKind.CLOSED))
