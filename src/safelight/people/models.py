"""Patients and staff. A patient's name and number are read here and printed on pages; nothing else carries
them.
"""

import uuid
from typing import ClassVar

import nhs_number
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models

from safelight.ledger.acting import Role


def check_nhs_number(value: str) -> None:
    """Ten digits, the last a modulus 11 check of the others."""
    if not nhs_number.is_valid(value):
        raise ValidationError(
            "This is not an NHS number: one of its 10 digits is mistyped.", code="nhs-number"
        )


class Staff(AbstractBaseUser):
    """A member of staff. Leavers are made inactive and stay: the trail speaks of them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=120)
    department = models.CharField(max_length=120)
    consultant = models.BooleanField(default=False)
    trained_on = models.DateField(null=True, blank=True)  # in the library; no access without (CUH-12.1)
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held now."""
        if not hasattr(self, "_roles"):
            self._roles = frozenset(Role(each.role) for each in self.grants.all() if each.ended_at is None)
        return self._roles


class Grant(models.Model):
    """A role given to a member of staff, by whom, and until when."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=24, choices=[(each.value, each.label) for each in Role])
    granted_by = models.ForeignKey(Staff, null=True, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["staff", "role"], condition=models.Q(ended_at=None), name="a_role_is_held_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.staff_id}"


class Patient(models.Model):
    """A patient of the hospital."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nhs_number = models.CharField(max_length=10, unique=True, validators=[check_nhs_number])
    family_name = models.CharField(max_length=80)
    given_name = models.CharField(max_length=80)
    born_on = models.DateField()
    died_on = models.DateField(null=True, blank=True)
    last_seen_on = models.DateField(null=True, blank=True)  # retention counts from the last contact
    safeguarding = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["family_name", "given_name"], name="patient_by_name"),
            models.Index(fields=["born_on"], name="patient_by_birth"),
        ]

    def __str__(self) -> str:
        return f"patient {self.id}"  # never the name: this string ends up in logs


class CareRelationship(models.Model):
    """That a member of staff cares for a patient."""

    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="care")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="care")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["patient", "staff"], condition=models.Q(until=None), name="cared_for_once"
            ),
        ]

    def __str__(self) -> str:
        return f"care of {self.patient_id} by {self.staff_id}"


class StatedReason(models.Model):
    """Why somebody outside the care team opened a patient's record; it holds for the rest of the shift."""

    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="stated_reasons")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="stated_reasons")
    reason = models.CharField(max_length=400)
    at = models.DateTimeField()
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"reason of {self.staff_id} for {self.patient_id}"


class PatientMerge(models.Model):
    """That two records are one person's: whatever speaks of the one speaks of the other. Nothing is moved."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    folded = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="folded_into")
    kept = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="folded_here")
    reason = models.CharField(max_length=400)
    merged_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"merge {self.id}"


class MergeUndone(models.Model):
    """That a merge was a mistake: from here on the two records are two persons' again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    merge = models.OneToOneField(PatientMerge, on_delete=models.PROTECT, related_name="undone")
    reason = models.CharField(max_length=400)
    undone_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"undoing of merge {self.merge_id}"
