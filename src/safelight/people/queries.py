"""Finding patients and staff."""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from safelight.people.models import Grant, Patient, Staff

MOST_FOUND = 20  # more are a sign of a search to narrow, and a list to browse is nobody's need


@dataclass(frozen=True, slots=True)
class Sought:
    """What is known of a patient who is looked for; empty where it is not."""

    nhs_number: str = ""
    family_name: str = ""
    given_name: str = ""
    born_on: date | None = None


def find_patients(sought: Sought) -> list[Patient]:
    """Those who match all that is given, by name; at most `MOST_FOUND` and one more, to tell that there are
    more.
    """
    wanted = Q()
    if sought.nhs_number:
        wanted &= Q(nhs_number=re.sub(r"\D", "", sought.nhs_number))
    if sought.family_name:
        wanted &= Q(family_name__istartswith=sought.family_name)
    if sought.given_name:
        wanted &= Q(given_name__istartswith=sought.given_name)
    if sought.born_on:
        wanted &= Q(born_on=sought.born_on)
    if not wanted:
        return []
    return list(
        Patient.objects.filter(wanted).order_by("family_name", "given_name", "born_on")[: MOST_FOUND + 1]
    )


def patients_of(staff: UUID) -> QuerySet[Patient]:
    """The patients whom a member of staff cares for, by name."""
    mine = Patient.objects.filter(care__staff=staff, care__until=None)
    return mine.order_by("family_name", "given_name").distinct()


def all_staff() -> QuerySet[Staff]:
    """Everybody, with the roles they hold, by name."""
    held = Prefetch("grants", Grant.objects.filter(ended_at=None).order_by("role"))
    return Staff.objects.prefetch_related(held).order_by("-is_active", "name")


def consultants() -> QuerySet[Staff]:
    """The hospital's consultants, by name."""
    return Staff.objects.filter(consultant=True, is_active=True).order_by("name")
