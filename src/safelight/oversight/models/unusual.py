"""Access that somebody should look into: found by the library, answered by people."""

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from safelight.ledger.acting import Role
from safelight.oversight.models.incidents import Incident
from safelight.people.models import Patient, Staff


class Unusual(StrEnum):
    """Why access is unusual, the gravest first."""

    OWN_RECORD = "own-record"
    COLLEAGUE = "colleague"
    SAME_SURNAME = "same-surname"
    MORE_THAN_PEERS = "more-than-peers"
    OUT_OF_HOURS = "out-of-hours"


class Outcome(StrEnum):
    """What came of looking into it. The last one counts."""

    EXPLAINED = "explained"
    TO_BE_ASKED = "to-be-asked"
    INCIDENT = "incident"


class DayWatched(models.Model):
    """A day whose access was looked at, once."""

    day = models.DateField(primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.day} watched"


class UnusualAccess(models.Model):
    """Something unusual about what a member of staff opened on a day, or in the week that begins on it.

    `patient` is null where it is about many. `times` counts entries; where it is about many, patients. `usual` is the
    median of `peers` others in the same role in the same week.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    of = models.CharField(max_length=16, choices=[(each.value, each.value) for each in Unusual])
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="unusual")
    role = models.CharField(max_length=24, blank=True, choices=[(each.value, each.label) for each in Role])
    patient = models.ForeignKey(Patient, null=True, on_delete=models.PROTECT, related_name="unusual")
    day = models.DateField()
    times = models.PositiveIntegerField()
    usual = models.FloatField(null=True)
    peers = models.PositiveIntegerField(null=True)
    found_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["of", "staff", "role", "patient", "day"], nulls_distinct=False, name="found_once"
            ),
        ]

    def __str__(self) -> str:
        return f"unusual access {self.id}"


class UnusualAnswer(models.Model):
    """What came of it, in somebody's words; with the incident, where one was opened."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unusual = models.ForeignKey(UnusualAccess, on_delete=models.PROTECT, related_name="answers")
    outcome = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Outcome])
    words = models.CharField(max_length=1000)
    incident = models.ForeignKey(Incident, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"answer {self.id}"


class SamePerson(models.Model):
    """Whether a member of staff and a patient are one person, as somebody found out. The last word counts.

    The library does not ask staff for their NHS numbers: without this row it has nothing but names to go by.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="+")
    same = models.BooleanField()
    found_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"word on {self.staff_id} and {self.patient_id}"
