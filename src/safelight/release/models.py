"""The register of copies and of publications (CUH-8 ii, CUH-8.1, CUH-13), and what became of them."""

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from safelight.library.models import Recording
from safelight.people.models import Staff


class Copy(models.Model):
    """A copy that somebody downloaded, and for what. It is theirs to keep safe from then on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recording = models.ForeignKey(Recording, on_delete=models.PROTECT, related_name="copies")
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
