"""The use cases of people: patients registered and found, staff enrolled, roles given and ended."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from safelight.ledger.acting import By, Role
from safelight.ledger.writing import note, recorded
from safelight.people.models import CareRelationship, Grant, Patient, Staff
from safelight.people.queries import Sought, find_patients
from safelight.trail.events import Event


class NotTrained(Exception):
    """A role is given to trained staff only (CUH-12.1)."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A member of staff to be enrolled."""

    email: str
    name: str
    post: str
    department: str
    trained_on: date | None
    consultant: bool = False


def find(by: By, sought: Sought) -> list[Patient]:
    """Look for patients; that somebody looked, and how many were found, is on the trail."""
    found = find_patients(sought)
    note(Event.PATIENT_FIND, by, found=len(found))
    return found


def register(by: By, patient: Patient) -> Patient:
    """Add a patient. Raises `ValidationError` for an unsound NHS number."""
    patient.full_clean()
    with recorded(Event.PATIENT_REGISTER, by, patient=patient.pk):
        patient.save(force_insert=True)
    return patient


def care_for(by: By, patient: Patient, staff: Staff) -> None:
    """Put a member of staff into a patient's care team."""
    with recorded(Event.PATIENT_CARE, by, patient=patient.pk, staff=staff.pk):
        CareRelationship.objects.get_or_create(
            patient=patient, staff=staff, until=None, defaults={"since": by.at}
        )


def enrol(by: By, newcomer: Newcomer, password: str) -> Staff:
    """Add a member of staff, who holds no role yet."""
    staff = Staff(
        email=newcomer.email,
        name=newcomer.name,
        post=newcomer.post,
        department=newcomer.department,
        trained_on=newcomer.trained_on,
        consultant=newcomer.consultant,
    )
    staff.set_password(password)
    with recorded(Event.STAFF_ENROL, by, staff=staff.pk):
        staff.save(force_insert=True)
    return staff


def grant(by: By, staff: Staff, role: Role) -> None:
    """Give a role. Raises `NotTrained`."""
    if staff.trained_on is None or staff.trained_on > timezone.localdate(by.at):
        raise NotTrained
    with recorded(Event.STAFF_GRANT, by, staff=staff.pk, role=role):
        Grant.objects.get_or_create(
            staff=staff, role=role, ended_at=None, defaults={"granted_by_id": by.staff, "granted_at": by.at}
        )


def end(by: By, staff: Staff, role: Role) -> None:
    """End a role. In force at the person's next request."""
    with recorded(Event.STAFF_END, by, staff=staff.pk, role=role):
        Grant.objects.filter(staff=staff, role=role, ended_at=None).update(ended_at=by.at)
