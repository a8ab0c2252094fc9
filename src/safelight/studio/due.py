"""What people are reminded of on a day, and who they are. It reads."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from safelight.ledger.acting import Role
from safelight.people.care import CARING
from safelight.people.identity import persons
from safelight.people.models import CareRelationship, Grant
from safelight.studio.held import held
from safelight.studio.models import Reminded
from safelight.studio.reviewing import to_review

KEEPERS: Final = {
    Reminded.HELD: (Role.INFORMATION_GOVERNANCE,),
    Reminded.MATURED: (Role.MEDICAL_RECORDS, Role.INFORMATION_GOVERNANCE),
    Reminded.RUNS_OUT: (Role.MEDICAL_RECORDS, Role.INFORMATION_GOVERNANCE),
}
"""Who is reminded where nobody cares for the patient any more: the first of these roles that somebody holds."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing about a form that became due on a day."""

    form: UUID
    patient: UUID
    of: Reminded
    on: date


def all_due(now: datetime) -> list[Due]:
    """Consents to review, and what has been held for longer than the hospital's figure says."""
    longest = settings.SAFELIGHT_STACK.profile.reminders.held_days
    reviews = [
        Due(each.form.pk, each.form.patient_id, Reminded(each.why), each.due_on)
        for each in to_review(now)
        if each.offered is None
    ]
    waiting = [
        Due(each.first.form_id, each.first.patient_id, Reminded.HELD, timezone.localdate(each.since))
        for each in held(now)
        if each.days(now) >= longest and each.first.form_id is not None
    ]
    return [*reviews, *waiting]


def whom(due: Iterable[Due], at: datetime) -> Iterator[tuple[Due, UUID]]:
    """Each with everybody who is reminded of it."""
    known = list(due)
    caring, holding = _caring({each.patient for each in known}, at), _holding()
    for each in known:
        keepers = next((holding[role] for role in KEEPERS[each.of] if holding[role]), frozenset())
        for staff in caring[each.patient] or keepers:
            yield each, staff


def _caring(patients: Iterable[UUID], at: datetime) -> dict[UUID, frozenset[UUID]]:
    """Who cares for each now and works in the library."""
    person = persons(patients)
    team = CareRelationship.objects.filter(
        Q(until=None) | Q(until__gt=at),
        patient__in=frozenset().union(*person.values()),
        staff__is_active=True,
        staff__grants__role__in=CARING,
        staff__grants__ended_at=None,
    )
    of: dict[UUID, set[UUID]] = defaultdict(set)
    for patient, staff in team.values_list("patient", "staff"):
        of[patient].add(staff)
    return {each: frozenset().union(*(of[one] for one in one_person)) for each, one_person in person.items()}


def _holding() -> dict[str, frozenset[UUID]]:
    found: dict[str, set[UUID]] = {role: set() for roles in KEEPERS.values() for role in roles}
    grants = Grant.objects.filter(role__in=found, ended_at=None, staff__is_active=True)
    for role, staff in grants.values_list("role", "staff"):
        found[role].add(staff)
    return {role: frozenset(staff) for role, staff in found.items()}
