"""Which unusual access waits to be looked into, and what is known about one. It reads; nothing is changed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias, TypedDict
from uuid import UUID

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Value, When

from safelight.ledger import reading
from safelight.oversight.activity import OPENS
from safelight.oversight.models import DayWatched, Outcome, Unusual, UnusualAccess, UnusualAnswer
from safelight.oversight.searching import Sought, begins, entries
from safelight.oversight.unusual.finding import known_same
from safelight.people.models import CareRelationship, Patient, StatedReason

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

WAITING_SHOWN: Final = 100
SETTLED_SHOWN: Final = 20
EARLIER_SHOWN: Final = 5
ENTRIES_SHOWN: Final = 50
SETTLES: Final = (Outcome.EXPLAINED, Outcome.INCIDENT)
A_DAY: Final = timedelta(days=1)
A_WEEK: Final = timedelta(days=7)


class _Last(TypedDict):
    """What the queries below note on each."""

    last: str | None  # outcome; None before there is one
    last_at: datetime | None


Judged: TypeAlias = "WithAnnotations[UnusualAccess, _Last]"


@dataclass(frozen=True, slots=True)
class Beside:
    """What may explain an access to one patient: care, a reason that was stated, how many bear the family name."""

    in_care_team: bool
    reasons: tuple[str, ...]
    namesakes: int


@dataclass(frozen=True, slots=True)
class Around:
    """All about one: `known` says that its patient is known to be the member of staff."""

    known: bool
    beside: Beside | None  # None where it is about many patients
    told: list[reading.Told]
    answers: list[UnusualAnswer]
    earlier: "list[Judged]"  # about the same two people, the latest first


def waiting() -> "QuerySet[Judged]":
    """What nobody has settled, the gravest first, then the oldest; at most `WAITING_SHOWN`."""
    gravity = Case(*[When(of=each, then=Value(place)) for place, each in enumerate(Unusual)])
    return _unsettled().order_by(gravity, "day", "found_at")[:WAITING_SHOWN]


def number_waiting() -> int:
    """How many there are, shown or not."""
    return _unsettled().count()


def settled() -> "QuerySet[Judged]":
    """What was settled last, the latest first."""
    return _with_last().filter(last__in=SETTLES).order_by("-last_at")[:SETTLED_SHOWN]


def about(staff: UUID) -> "QuerySet[Judged]":
    """All that was ever found about somebody, the latest first."""
    return _with_last().filter(staff=staff).order_by("-day", "-found_at")


def last_day_watched() -> date | None:
    """The last day that the library has looked at."""
    return DayWatched.objects.order_by("-day").values_list("day", flat=True).first()


def around(unusual: UnusualAccess) -> Around:
    """What is to be read before anybody judges."""
    same = known_same([unusual.patient_id]) if unusual.patient_id else {}
    known = any(found for (staff, _), found in same.items() if staff == unusual.staff_id)
    answers = unusual.answers.select_related("by").order_by("at")
    return Around(known, _beside(unusual), _told(unusual), list(answers), _earlier(unusual))


def _earlier(unusual: UnusualAccess) -> "list[Judged]":
    """What was found before about the same two people: what explained that may explain this."""
    if unusual.patient_id is None:
        return []
    pair = _with_last().filter(staff=unusual.staff_id, patient=unusual.patient_id, day__lt=unusual.day)
    return list(pair.order_by("-day")[:EARLIER_SHOWN])


def _beside(unusual: UnusualAccess) -> Beside | None:
    patient = unusual.patient
    if patient is None:
        return None
    begin, end = begins(unusual.day), begins(unusual.day + A_DAY)
    team = CareRelationship.objects.filter(Q(until=None) | Q(until__gt=begin), since__lt=end)
    stated = StatedReason.objects.filter(at__lt=end, until__gt=begin).order_by("at")
    pair = {"patient": patient.pk, "staff": unusual.staff_id}
    return Beside(
        in_care_team=team.filter(**pair).exists(),
        reasons=tuple(stated.filter(**pair).values_list("reason", flat=True)),
        namesakes=Patient.objects.filter(family_name__iexact=patient.family_name).count(),
    )


def _told(unusual: UnusualAccess) -> list[reading.Told]:
    """The entries that it was found in, newest first; at most `ENTRIES_SHOWN`."""
    a_week = unusual.of == Unusual.MORE_THAN_PEERS
    last = unusual.day + (A_WEEK - A_DAY) if a_week else unusual.day
    sought = Sought(unusual.day, last, unusual.staff_id, unusual.patient_id)
    return reading.newest(entries(sought).filter(event__in=OPENS).exclude(patient=""), ENTRIES_SHOWN)


def _unsettled() -> "QuerySet[Judged]":
    return _with_last().filter(Q(last=None) | ~Q(last__in=SETTLES))


def _with_last() -> "QuerySet[Judged]":
    answers = UnusualAnswer.objects.filter(unusual=OuterRef("pk")).order_by("-at")
    rows = UnusualAccess.objects.select_related("staff", "patient")
    return rows.annotate(
        last=Subquery(answers.values("outcome")[:1]), last_at=Subquery(answers.values("at")[:1])
    )
