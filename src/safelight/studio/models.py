"""Requests for photographs."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from safelight.consent.models import Form
from safelight.library.models import Recording
from safelight.people.models import Patient, Staff


class Urgency(StrEnum):
    """How soon the studio is needed."""

    ROUTINE = "routine"
    TODAY = "today"
    URGENT = "urgent"

    @property
    def label(self) -> str:
        return {"routine": "Routine", "today": "Today", "urgent": "Urgent: within the hour"}[self.value]


class Reminded(StrEnum):
    """What somebody is reminded of."""

    HELD = "held"
    MATURED = "matured"
    RUNS_OUT = "runs-out"


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
    ruler = models.BooleanField(default=False)  # one is to be in the frame
    opened_by = models.ForeignKey(Staff, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["completed_at", "asked_at"], name="requests_waiting"),
        ]

    def __str__(self) -> str:
        return f"request {self.id}"

    @property
    def session_began(self) -> datetime:
        """No photograph of it was taken earlier."""
        return self.opened_at or self.asked_at


class Reminder(models.Model):
    """That somebody is reminded of something about a form that became due on a day: once, and no more.

    `sent_at` is when the mail server took it; null until then, and for ever where there is none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="reminders")
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="reminders")
    of = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Reminded])
    due_on = models.DateField()
    at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["staff", "form", "of", "due_on"], name="reminded_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["staff"], condition=models.Q(sent_at=None), name="reminders_to_send"),
        ]

    def __str__(self) -> str:
        return f"reminder {self.id}"


class Assessed(StrEnum):
    """What the studio found of a picture that it has not made."""

    ACCEPTED = "accepted"
    FALLS_SHORT = "falls-short"


class QualityAssessment(models.Model):
    """One picture that the studio has not made, assessed once by a person (CUH-22), and what came of the training that
    was offered with it. `reasons` are of `library.quality.Short`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recording = models.OneToOneField(Recording, on_delete=models.PROTECT, related_name="assessment")
    outcome = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Assessed])
    reasons = ArrayField(models.CharField(max_length=16), default=list)
    assessed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    training_wanted_at = models.DateTimeField(null=True)
    training_given_at = models.DateTimeField(null=True)
    training_given_by = models.ForeignKey(Staff, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["training_wanted_at"],
                condition=models.Q(training_wanted_at__isnull=False, training_given_at=None),
                name="training_to_give",
            ),
        ]

    def __str__(self) -> str:
        return f"assessment {self.id}"
