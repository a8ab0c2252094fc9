"""Forms, and the templates they are begun from. A form is the scope of a consent (docs/adr/0006)."""

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from safelight.consent.models.choices import choices
from safelight.people.models import Patient, Staff


class FormKind(StrEnum):
    """The hospital's forms of agreement (CUH-20): one for patients, two for pictures that are not clinical."""

    PHOTOGRAPHS = "photographs"
    LATER_USE = "later-use"
    GENERAL_RELEASE = "general-release"
    STAFF_RELEASE = "staff-release"


class FormTemplate(models.Model):
    """A version of one of the hospital's forms, as it was in force; what was signed is read with its words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=choices(FormKind))
    version = models.CharField(max_length=20)
    text = models.TextField()  # TOML: docs/forms.md
    digest = models.BinaryField(max_length=32)  # SHA-256 of the text
    since = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "version"], name="a_version_is_written_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"


class Form(models.Model):
    """One form begun for a patient. The recordings made under it, and the words said on it, rest on it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="forms")
    kind = models.CharField(max_length=16, choices=choices(FormKind), default=FormKind.PHOTOGRAPHS)
    template = models.ForeignKey(FormTemplate, null=True, on_delete=models.PROTECT, related_name="+")
    begun_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"form {self.id}"
