"""What is unusual about a day, from the trail and the tables. It reads; the rows are its caller's."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from safelight.ledger.models import LedgerEntry
from safelight.oversight.models import DayWatched, SamePerson
from safelight.oversight.searching import begins
from safelight.oversight.unusual.accesses import Access, accesses
from safelight.oversight.unusual.signs import Pair, People, Sign, monday, signs
from safelight.people.models import CareRelationship, Patient, Staff

FURTHEST_BACK: Final = timedelta(days=28)


def unwatched(today: date) -> list[date]:
    """The days before today that were not looked at yet, oldest first: from the first entry on, at most the last 28."""
    begun = LedgerEntry.objects.order_by("index").values_list("at", flat=True).first()
    if begun is None:
        return []
    first = max(timezone.localdate(begun), today - FURTHEST_BACK)
    watched = set(DayWatched.objects.filter(day__gte=first).values_list("day", flat=True))
    days = (first + timedelta(days=each) for each in range((today - first).days))
    return [each for each in days if each not in watched]


def found_on(day: date) -> list[Sign]:
    """All that is unusual about a day, and about its week up to then."""
    week = accesses(monday(day), day)
    return signs(day, week, _people(week, day), settings.SAFELIGHT_STACK.profile.unusual)


def _people(week: Iterable[Access], day: date) -> People:
    patients = {each.patient for each in week}
    names = Patient.objects.filter(pk__in=patients).values_list("pk", "family_name", "given_name")
    return People(
        staff=dict(Staff.objects.values_list("pk", "name")),
        patients={key: (family, given) for key, family, given in names},
        same=known_same(patients),
        team=_team(patients, day),
    )


def known_same(patients: Iterable[UUID]) -> dict[Pair, bool]:
    """Of whom it was found out whether they are one of these patients; the last word on each."""
    rows = SamePerson.objects.filter(patient__in=list(patients)).order_by("at")
    return {(staff, patient): same for staff, patient, same in rows.values_list("staff", "patient", "same")}


def _team(patients: Iterable[UUID], day: date) -> frozenset[Pair]:
    """Who cared for whom at some time of the day."""
    ends = begins(day + timedelta(days=1))
    rows = CareRelationship.objects.filter(
        Q(until=None) | Q(until__gt=begins(day)), patient__in=list(patients), since__lt=ends
    )
    return frozenset(rows.values_list("staff", "patient"))
