"""Consents, their signatures, and what became of them. Triggers let nobody change or remove a row."""

import uuid
from datetime import datetime
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from safelight.consent.models.choices import choices
from safelight.consent.models.forms import Form
from safelight.consent.models.spokespeople import Spokesperson
from safelight.people.models import Patient, Staff
from safelight.policy import facts


class Consent(models.Model):
    """What somebody said about recordings of a patient: given, refused or withdrawn.

    It speaks of one recording (`only_recording`), else of those made under `form`, else of all that there
    are of the patient.
    The words of the choices are the policy's vocabulary.
    """

    number = models.BigAutoField(primary_key=True)  # the order in which they were recorded
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="consents")
    form = models.ForeignKey(Form, null=True, on_delete=models.PROTECT, related_name="consents")
    only_recording = models.UUIDField(null=True)
    by = models.CharField(max_length=24, choices=choices(facts.Giver))
    giver_name = models.CharField(max_length=160)
    to = models.CharField(max_length=12, choices=choices(facts.Scope), default=facts.Scope.RECORDING)
    expressed = models.CharField(
        max_length=8, choices=choices(facts.ConsentForm), default=facts.ConsentForm.WRITTEN
    )
    level = models.CharField(max_length=12, choices=choices(facts.Level))
    purposes = ArrayField(models.CharField(max_length=24), default=list)
    purpose_named = models.CharField(max_length=1000, blank=True)  # which journal, book, site or study
    status = models.CharField(max_length=12, choices=choices(facts.Status))
    told_cannot_withdraw_once_published = models.BooleanField(default=False)
    explained = ArrayField(models.CharField(max_length=40), default=list)
    reason = models.CharField(max_length=400, blank=True)
    not_written_because = models.CharField(max_length=400, blank=True)  # of a spoken one
    heard_by = models.CharField(max_length=160, blank=True)  # the same
    on_paper = models.BooleanField(default=False)  # answered by hand on a printed form
    spokesperson = models.ForeignKey(
        Spokesperson, null=True, on_delete=models.PROTECT, related_name="consents"
    )
    expires_on = models.DateField(null=True)  # the first day on which it reaches no further than the record
    said_at = models.DateTimeField(null=True)  # when it was signed or spoken, if not when it was recorded
    taken_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    signers: list[str]  # who signed it: on those that `record.py` reads

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["patient", "number"], name="consents_in_order"),
        ]

    def __str__(self) -> str:
        return f"consent {self.id}"

    @property
    def said(self) -> datetime:
        """When it was signed or spoken. `number` is the order in which it was recorded, which may be later."""
        return self.said_at or self.at


class Signature(models.Model):
    """A signature under a consent: drawn on the screen, or a typed name for whoever cannot draw."""

    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="signatures")
    signer = models.CharField(max_length=8, choices=choices(facts.Signatory))
    name = models.CharField(max_length=160)
    strokes = models.JSONField(null=True)  # lists of [x, y] in units of the pad's width; null where typed
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["consent", "signer"], name="signed_once_each"),
        ]

    def __str__(self) -> str:
        return f"signature under {self.consent_id}"


class Voiding(models.Model):
    """That a consent was recorded in error, and never counted. Who changes their mind withdraws instead."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consent = models.OneToOneField(Consent, on_delete=models.PROTECT, related_name="voiding")
    reason = models.CharField(max_length=400)
    voided_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"voiding of {self.consent_id}"


class Resolution(models.Model):
    """How people settled answers that contradict each other: which one stands.

    Of the same kind of giver no other word up to the consent numbered `through` counts any more.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    upholds = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="upheld_by")
    through = models.BigIntegerField()
    decided_by = models.CharField(max_length=160)
    reason = models.CharField(max_length=400)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"resolution {self.id}"
