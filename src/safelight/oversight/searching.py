"""What is looked for in the trail, and the entries that answer it. It reads; the entry that somebody looked is its
caller's.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from safelight.ledger import reading
from safelight.ledger.models import LedgerEntry, LedgerHead
from safelight.ledger.salting import known_pseudonym
from safelight.library.models import Recording
from safelight.people.identity import one_person
from safelight.trail.events import Event

COUNTED_TO: Final = 1000  # a larger number tells nobody more than "many", and would be counted for long


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for; None, or empty, where anything will do. Both days are days of London, and both count."""

    since: date | None = None
    until: date | None = None
    staff: UUID | None = None
    patient: UUID | None = None
    recording: UUID | None = None
    event: Event | None = None
    verdict: str = ""  # `permit` or `deny`


def entries(sought: Sought) -> QuerySet[LedgerEntry]:
    """Those that answer to all of it."""
    rows = _in_time(LedgerEntry.objects.all(), sought)
    if sought.staff:
        rows = rows.filter(actor=_pseudonym("staff", sought.staff))
    if sought.patient:
        rows = rows.filter(index__in=_about(sought.patient).values("index"))
    if sought.recording:
        rows = rows.filter(mentions__recording=_pseudonym("recording", sought.recording))
    if sought.event:
        rows = rows.filter(event=sought.event)
    return rows.filter(verdict=sought.verdict) if sought.verdict else rows


def counted(rows: QuerySet[LedgerEntry]) -> int:
    """How many there are; `COUNTED_TO` and one more stands for all larger numbers."""
    return rows.values("index")[: COUNTED_TO + 1].count()


def length() -> int:
    """How many entries the trail has."""
    return LedgerHead.objects.get(pk=1).size


def begins(day: date) -> datetime:
    """The first moment of a day in London."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _in_time(rows: QuerySet[LedgerEntry], sought: Sought) -> QuerySet[LedgerEntry]:
    """A stretch of time as a stretch of the trail: no entry is dated before the one it follows, so the two are the
    same, and the place in the trail stands in every index.
    """
    if sought.since and (first := _first_since(begins(sought.since))) is not None:
        rows = rows.filter(index__gte=first)
    elif sought.since:
        return rows.none()
    end = _first_since(begins(sought.until + timedelta(days=1))) if sought.until else None
    return rows if end is None else rows.filter(index__lt=end)


def _first_since(moment: datetime) -> int | None:
    later = LedgerEntry.objects.filter(at__gte=moment).order_by("at", "index")
    return later.values_list("index", flat=True).first()


def _about(patient: UUID) -> QuerySet[LedgerEntry]:
    """Of the person, and of their photographs, also where those of several people were opened together."""
    mine = one_person(patient)
    return reading.about(mine, Recording.objects.filter(patient__in=mine).values_list("pk", flat=True))


def _pseudonym(kind: str, key: UUID) -> str:
    """Of what the trail has never heard of, one that no entry has."""
    return known_pseudonym(kind, key) or "-"
