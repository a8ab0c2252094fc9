"""Who may speak for a patient, and the document that says so."""

import uuid
from enum import StrEnum

from django.db import models

from safelight.consent.models.choices import choices
from safelight.people.models import Patient, Staff
from safelight.policy import facts


class Document(StrEnum):
    """What was seen as evidence of the authority to decide for somebody."""

    BIRTH_CERTIFICATE = "birth-certificate"
    CARE_ORDER = "care-order"
    COURT_ORDER = "court-order"
    DEPUTYSHIP_ORDER = "deputyship-order"
    GRANT_OF_PROBATE = "grant-of-probate"
    GUARDIANSHIP_ORDER = "guardianship-order"
    IDENTITY_CARD = "identity-card"  # of a social worker
    LASTING_POWER_OF_ATTORNEY = "lasting-power-of-attorney"
    LETTERS_OF_ADMINISTRATION = "letters-of-administration"
    PARENTAL_RESPONSIBILITY_AGREEMENT = "parental-responsibility-agreement"
    WARRANT_CARD = "warrant-card"
    WILL = "will"


class Spokesperson(models.Model):
    """Somebody who decides for a patient. Whoever no longer may is ended by a further row that names this one."""

    number = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="spokespeople")
    giver = models.CharField(max_length=24, choices=choices(facts.Giver))
    name = models.CharField(max_length=160)
    relationship = models.CharField(max_length=80)
    document = models.CharField(max_length=40, choices=choices(Document), blank=True)
    reference = models.CharField(max_length=80, blank=True)
    seen_on = models.DateField(null=True)
    ends = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="ended_by")
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"spokesperson {self.id}"
