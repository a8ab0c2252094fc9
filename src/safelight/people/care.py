"""Who may reach a patient through care. Nothing here is about what may be done then: that is the policy's."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q

from safelight.ledger.acting import Acting, Role
from safelight.ledger.writing import recorded
from safelight.people.identity import persons
from safelight.people.models import CareRelationship, Patient, StatedReason
from safelight.trail.events import Event

A_SHIFT: Final = timedelta(hours=12)
CARING: Final = frozenset({Role.CLINICIAN, Role.REQUESTER})


def cared_for(staff: UUID | None, patients: Iterable[UUID], at: datetime) -> frozenset[UUID]:
    """Those of the patients whom this member of staff cares for now, or has stated a reason to open.

    Whoever cares for one record of a person cares for all of them.
    """
    if staff is None:
        return frozenset()
    person = persons(patients)
    everyone = frozenset().union(*person.values())
    mine = {"staff": staff, "patient__in": everyone}
    team = CareRelationship.objects.filter(Q(until=None) | Q(until__gt=at), since__lte=at, **mine)
    stated = StatedReason.objects.filter(at__lte=at, until__gt=at, **mine)
    reached = {*team.values_list("patient", flat=True), *stated.values_list("patient", flat=True)}
    return frozenset(patient for patient, records in person.items() if not records.isdisjoint(reached))


def state_reason(by: Acting, patient: Patient, reason: str) -> StatedReason:
    """Open the record of a patient outside one's care, for a stated reason, for a shift. The reason's words
    stay off the trail.
    """
    with recorded(Event.PATIENT_REACH, by, patient=patient.pk):
        return StatedReason.objects.create(
            patient=patient, staff_id=by.staff, reason=reason, at=by.at, until=by.at + A_SHIFT
        )
