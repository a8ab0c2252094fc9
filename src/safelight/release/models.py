"""The register of copies (CUH-8 ii, CUH-13)."""

import uuid

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
