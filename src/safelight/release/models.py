"""The registers of copies, publications and model releases (CUH-8, CUH-9, CUH-13), and what became of them."""

import uuid
from enum import StrEnum
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from safelight.consent.models import FormTemplate
from safelight.library.derivatives import Derivative
from safelight.library.models import Recording
from safelight.people.models import Staff


class Copy(models.Model):
    """A copy that somebody downloaded, and for what. It is theirs to keep safe from then on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recording = models.ForeignKey(Recording, on_delete=models.PROTECT, related_name="copies")
    derivative = models.ForeignKey(
        Derivative, null=True, on_delete=models.PROTECT, related_name="copies"
    )  # null: as it was taken
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="copies")
    purpose = models.CharField(max_length=16)
    at = models.DateTimeField()
    recalled_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"copy {self.id}"


class End(StrEnum):
    """What became of a copy."""

    DESTROYED = "destroyed"
    RETURNED = "returned"
    LOST = "lost"


class GivenUp(models.Model):
    """How a copy ended. A recall is worked off once each of its copies has one."""

    copy = models.OneToOneField(Copy, on_delete=models.PROTECT, related_name="given_up")
    how = models.CharField(max_length=10, choices=[(each.value, each.value) for each in End])
    note = models.CharField(max_length=400, blank=True)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"end of copy {self.copy_id}"


class Publication(models.Model):
    """That a recording is public: where, under which name, since when. It cannot be called back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recording = models.ForeignKey(Recording, on_delete=models.PROTECT, related_name="publications")
    purpose = models.CharField(max_length=16)
    named = models.CharField(max_length=200)  # the journal, book, site or programme, and which issue of it
    published_on = models.DateField()
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["recording", "purpose", "named"], name="a_publication_is_recorded_once"
            ),
        ]

    def __str__(self) -> str:
        return f"publication {self.id}"


class BeyondRecall(models.Model):
    """That a publication outlived the consent that it rested on: written when the consent ended."""

    publication = models.OneToOneField(Publication, on_delete=models.PROTECT, related_name="beyond_recall")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"publication {self.publication_id} beyond recall"


class ModelRelease(models.Model):
    """That somebody who is no patient there, or who works there, agreed to be in pictures, and to which uses (CUH-9).

    `recording` is a patient's in which they can be seen; null for pictures that are not in the library.
    `signatures` are a list of `{"signer", "name", "strokes"}`, as consents have them.
    """

    number = models.BigAutoField(primary_key=True)  # by which it is referred to
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    template = models.ForeignKey(FormTemplate, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    occasion = models.CharField(max_length=200)
    recording = models.ForeignKey(
        Recording, null=True, on_delete=models.PROTECT, related_name="model_releases"
    )
    purposes = ArrayField(models.CharField(max_length=24))
    purpose_named = models.CharField(max_length=1000, blank=True)
    told_cannot_withdraw_once_published = models.BooleanField()
    explained = ArrayField(models.CharField(max_length=40))
    signatures = models.JSONField()
    expires_on = models.DateField(null=True)
    taken_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"model release {self.number}"


class ReleaseWithdrawn(models.Model):
    """That somebody took a model release back."""

    release = models.OneToOneField(ModelRelease, on_delete=models.PROTECT, related_name="withdrawn")
    reason = models.CharField(max_length=400, blank=True)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"withdrawal of {self.release_id}"
