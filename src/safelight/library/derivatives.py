"""Derivatives: what was done to a recording's picture, by whom and why. They are only ever added to.

Its forms are renditions of the recording, sealed to the recording's own identity: what closes or destroys the recording
closes and destroys them. It has no consent, standing or purpose of its own.
"""

import uuid
from typing import ClassVar, Final

from django.db import models

from safelight.people.models import Staff

PROCESSED: Final = ("processed", "processed-thumbnail")
"""The kinds of rendition that are a derivative's: no other kind is, so that none is taken for the original's."""

_IS_PROCESSED: Final = models.Q(kind__in=PROCESSED)
RENDITIONS: Final[list[models.BaseConstraint]] = [
    models.UniqueConstraint(
        fields=["recording", "kind", "derivative"], nulls_distinct=False, name="one_rendition_of_a_kind"
    ),
    models.CheckConstraint(
        condition=_IS_PROCESSED & models.Q(derivative__isnull=False)
        | ~_IS_PROCESSED & models.Q(derivative=None),
        name="what_is_processed_is_a_derivative",
    ),
]


class Derivative(models.Model):
    """A processed picture. `steps` are those of docs/spec/steps.md, from which it is made again; `label` is what stands
    beneath it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recording = models.ForeignKey("library.Recording", on_delete=models.PROTECT, related_name="derivatives")
    number = models.PositiveIntegerField()  # 1, 2, ... of its recording
    steps = models.JSONField()
    label = models.CharField(max_length=600)
    why = models.CharField(max_length=200)
    made_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["recording", "number"], name="derivatives_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"derivative {self.number} of {self.recording_id}"


class SetAside(models.Model):
    """That a derivative is not to be used any more, and why. It stays, and can be looked at."""

    derivative = models.OneToOneField(Derivative, on_delete=models.PROTECT, related_name="set_aside")
    why = models.CharField(max_length=200)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"end of {self.derivative_id}"


def is_of(number: int | None, path: str = "derivative") -> models.Q:
    """That a rendition is of the derivative with this number; without one, of the recording as it was taken."""
    return models.Q(**{path: None}) if number is None else models.Q(**{f"{path}__number": number})
