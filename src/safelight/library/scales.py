"""The scale of a picture as it is kept: rows that are only ever added."""

from django.db import models

from safelight.people.models import Staff


class Scale(models.Model):
    """How many millimetres lie between two points on a ruler in the picture, as somebody read it. The last one holds;
    none is ever changed. Points are in pixels of the original as seen upright.
    """

    recording = models.ForeignKey("library.Recording", on_delete=models.PROTECT, related_name="scales")
    from_x = models.FloatField()
    from_y = models.FloatField()
    to_x = models.FloatField()
    to_y = models.FloatField()
    millimetres = models.FloatField()
    set_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"scale of {self.recording_id}"
