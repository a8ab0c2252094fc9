"""How incidents are answered, in figures: those open by age, the share answered in time, month by month (CUH-22 f, h).

An incident is answered when it is closed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from safelight.oversight.incidents import ANSWERED_WITHIN
from safelight.oversight.models import Incident, IncidentStep, StepKind

WANTED: Final = 95  # of a hundred are answered in time (CUH-22 h)
MONTHS: Final = 12
FRESH: Final = 3  # days


@dataclass(frozen=True, slots=True)
class Case:
    """When an incident was opened, and closed if it was."""

    opened: date
    closed: date | None

    def in_time(self, today: date) -> bool | None:
        """Whether it was answered within seven days; None while it still can be."""
        in_time = ((self.closed or today) - self.opened).days <= ANSWERED_WITHIN
        return None if in_time and self.closed is None else in_time


@dataclass(frozen=True, slots=True)
class Month:
    """What was opened in a month: how many, and of those that were answered or are overdue, how many in time."""

    first: date
    opened: int
    judged: int
    in_time: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The open ones by age in days, and the last twelve months, the latest first."""

    fresh: int  # up to 3
    ageing: int  # up to 7
    overdue: int
    months: tuple[Month, ...]

    @property
    def opened(self) -> int:
        return sum(each.opened for each in self.months)

    @property
    def judged(self) -> int:
        return sum(each.judged for each in self.months)

    @property
    def in_time(self) -> int:
        return sum(each.in_time for each in self.months)


def figures(now: datetime) -> Figures:
    """Of today, and of the twelve months up to it."""
    today = timezone.localdate(now)
    cases, firsts = _cases(), list(_firsts(today))
    ages = [(today - each.opened).days for each in cases if each.closed is None]
    return Figures(
        fresh=sum(each <= FRESH for each in ages),
        ageing=sum(FRESH < each <= ANSWERED_WITHIN for each in ages),
        overdue=sum(each > ANSWERED_WITHIN for each in ages),
        months=tuple(_month(first, cases, today) for first in firsts),
    )


def _month(first: date, cases: Iterable[Case], today: date) -> Month:
    mine = [each.in_time(today) for each in cases if each.opened.replace(day=1) == first]
    judged = [each for each in mine if each is not None]
    return Month(first, len(mine), len(judged), sum(judged))


def _firsts(today: date) -> Iterator[date]:
    """The first days of this month and of the eleven before it."""
    first = today.replace(day=1)
    for _ in range(MONTHS):
        yield first
        first = (first - timedelta(days=1)).replace(day=1)


def _cases() -> list[Case]:
    """All incidents: they are few."""
    closed = IncidentStep.objects.filter(incident=OuterRef("pk"), kind=StepKind.CLOSED)
    rows = Incident.objects.annotate(closed_at=Subquery(closed.values("at")[:1]))
    return [
        Case(timezone.localdate(opened), timezone.localdate(ended) if ended else None)
        for opened, ended in rows.values_list("opened_at", "closed_at")
    ]
