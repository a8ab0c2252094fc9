"""Incidents, and what was done about each. Triggers let nobody change or remove a row."""

import uuid
from enum import StrEnum
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from safelight.library.models import Recording
from safelight.people.models import Patient, Staff


class Category(StrEnum):
    """What went wrong. The first two are the library's own findings; people report the others."""

    MADE_AGAINST_THE_RULES = "made-against-the-rules"
    UNDER_TWO_PATIENTS = "under-two-patients"
    CONSENT = "consent"
    CONFIDENTIALITY = "confidentiality"
    DIGNITY = "dignity"
    EQUIPMENT = "equipment"
    OTHER = "other"


class StepKind(StrEnum):
    """What can be done about an incident (CUH-5.4, CUH-19)."""

    EXPLAINED = "explained"
    NOT_EXPLAINED = "not-explained"
    CORRECTED = "corrected"
    REFERENCE = "reference"
    ESCALATED = "escalated"
    CLOSED = "closed"


class Decision(StrEnum):
    """How an incident is closed. The first two are about a recording that should not have been made."""

    MAY_BE_USED = "may-be-used"
    STAYS_HELD = "stays-held"
    SETTLED = "settled"


class Incident(models.Model):
    """Something about recordings that should not have happened.

    `paragraphs` are those against which its recording was made, where the library opened it; `other` is the recording
    of another patient with the same picture.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    category = models.CharField(max_length=24, choices=[(each.value, each.value) for each in Category])
    patient = models.ForeignKey(Patient, null=True, on_delete=models.PROTECT, related_name="incidents")
    recording = models.ForeignKey(Recording, null=True, on_delete=models.PROTECT, related_name="incidents")
    other = models.ForeignKey(Recording, null=True, on_delete=models.PROTECT, related_name="+")
    what_happened = models.CharField(max_length=1000, blank=True)
    paragraphs = ArrayField(models.CharField(max_length=12), default=list)
    opened_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["opened_at"], name="incidents_in_time"),
        ]

    def __str__(self) -> str:
        return f"incident {self.id}"


class IncidentStep(models.Model):
    """Something done about an incident, on a day; the last of them closes it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=16, choices=[(each.value, each.value) for each in StepKind])
    words = models.CharField(max_length=1000, blank=True)
    decision = models.CharField(max_length=16, blank=True)
    done_on = models.DateField()
    taken_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["incident"], condition=models.Q(kind="closed"), name="an_incident_is_closed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"step of incident {self.incident_id}"
