"""Requests for photographs."""

import uuid
from enum import StrEnum
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from safelight.consent.models import Form
from safelight.people.models import Patient, Staff


class Urgency(StrEnum):
    """How soon the studio is needed."""

    ROUTINE = "routine"
    TODAY = "today"
    URGENT = "urgent"

    @property
    def label(self) -> str:
        return {"routine": "Routine", "today": "Today", "urgent": "Urgent: within the hour"}[self.value]


class PhotographyRequest(models.Model):
    """A clinician asks the studio for photographs of a patient (CUH-6)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="requests")
    form = models.OneToOneField(Form, on_delete=models.PROTECT, related_name="request")
    asked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="requests")
    asked_at = models.DateTimeField()
    body_site = models.CharField(max_length=80)
    reason = models.CharField(max_length=400)
    views = ArrayField(models.CharField(max_length=80))
    urgency = models.CharField(max_length=8, choices=[(each.value, each.label) for each in Urgency])
    place = models.CharField(max_length=80)
    infection_risk = models.CharField(max_length=120, blank=True)
    chaperone = models.BooleanField(default=False)
    opened_by = models.ForeignKey(Staff, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["completed_at", "asked_at"], name="requests_waiting"),
        ]

    def __str__(self) -> str:
        return f"request {self.id}"
