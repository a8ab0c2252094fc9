"""What was found or decided about a patient and their recordings, beside what was said on forms.

Each finding is a row that stays. What holds now is worked out from all of them, in order (`consent/established.py`).
"""

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from safelight.consent.models.choices import choices
from safelight.consent.models.forms import Form
from safelight.people.models import Patient, Staff


class About(StrEnum):
    """What a fact is about; its value is a word of docs/policy/VOCABULARY.md, or `yes` and `no`."""

    ASKED = "asked"  # consent was sought; no answer yet
    AUTHORITY = "authority"
    CAPACITY = "capacity"
    HARM_EXPECTED = "harm-expected"
    IDENTIFIABILITY = "identifiability"
    KNOWN_WISHES = "known-wishes-before-death"
    LIFE = "life"
    MADE_AGAINST_THE_RULES = "made-against-the-rules"
    MATURITY = "maturity"
    OTHERS = "others"
    PUBLISHED = "published"
    REVIEW_OFFERED = "review-offered"
    TOLD = "told"  # that recordings were made while they could not be asked
    WISHES = "wishes"


class Fact(models.Model):
    """One finding. It speaks of one recording, else of a form and what was made under it, else of the patient.

    `holds` is false where an authority has ended. `answers` are the structured questions of an assessment.
    """

    number = models.BigAutoField(primary_key=True)  # the order in which they were recorded
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="facts")
    form = models.ForeignKey(Form, null=True, on_delete=models.PROTECT, related_name="facts")
    only_recording = models.UUIDField(null=True)
    about = models.CharField(max_length=28, choices=choices(About))
    value = models.CharField(max_length=40)
    holds = models.BooleanField(default=True)
    grounds = models.CharField(max_length=400, blank=True)
    answers = models.JSONField(default=dict)
    found_by = models.CharField(max_length=160)  # who assessed or decided: name and post
    found_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Staff, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["patient", "number"], name="facts_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.id}"
