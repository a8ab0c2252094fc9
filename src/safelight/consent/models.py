"""Forms, consents and signatures. Triggers (migration 0002) let nobody change or remove a consent or a
signature.
"""

import uuid
from enum import StrEnum
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from safelight.people.models import Patient, Staff
from safelight.policy import facts


def _choices(words: type[StrEnum]) -> list[tuple[str, str]]:
    return [(each.value, each.value) for each in words]


class Form(models.Model):
    """One 'Consent to photography or video recording' form. The recordings made under it rest on it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="forms")
    begun_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"form {self.id}"


class Consent(models.Model):
    """What somebody said about recordings of a patient: given, refused or withdrawn.

    It speaks of one recording (`only_recording`), else of those made under `form`, else of all that there
    are of the patient.
    The words of the choices are the policy's vocabulary.
    """

    number = models.BigAutoField(primary_key=True)  # the order in which they were said
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="consents")
    form = models.ForeignKey(Form, null=True, on_delete=models.PROTECT, related_name="consents")
    only_recording = models.UUIDField(null=True)
    by = models.CharField(max_length=24, choices=_choices(facts.Giver))
    giver_name = models.CharField(max_length=160)
    to = models.CharField(max_length=12, choices=_choices(facts.Scope), default=facts.Scope.RECORDING)
    expressed = models.CharField(
        max_length=8, choices=_choices(facts.ConsentForm), default=facts.ConsentForm.WRITTEN
    )
    level = models.CharField(max_length=12, choices=_choices(facts.Level))
    purposes = ArrayField(models.CharField(max_length=24), default=list)
    purpose_named = models.CharField(max_length=200, blank=True)  # which journal, book or site
    status = models.CharField(max_length=12, choices=_choices(facts.Status))
    told_cannot_withdraw_once_published = models.BooleanField(default=False)
    explained = ArrayField(models.CharField(max_length=40), default=list)
    reason = models.CharField(max_length=400, blank=True)
    taken_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["patient", "number"], name="consents_in_order"),
        ]

    def __str__(self) -> str:
        return f"consent {self.id}"


class Signature(models.Model):
    """A signature under a consent: drawn on the screen, or a typed name for whoever cannot draw."""

    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="signatures")
    signer = models.CharField(max_length=8, choices=_choices(facts.Signatory))
    name = models.CharField(max_length=160)
    strokes = models.JSONField(null=True)  # lists of [x, y] in units of the pad's width; null where typed
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["consent", "signer"], name="signed_once_each"),
        ]

    def __str__(self) -> str:
        return f"signature under {self.consent_id}"
