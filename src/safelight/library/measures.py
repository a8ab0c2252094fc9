"""What is known of a recording's technique and content, as columns of its row. Nothing the policy decides on."""

from django.db import models

from safelight.library.quality import Ruler
from safelight.people.models import Staff


class Measures(models.Model):
    """Null: it was taken in before such things were measured. `colours` is {} where no chart is in the picture.

    `pixels` and `likeness` say who has the same picture: they are compared within one patient's recordings, and across
    patients by the library alone (docs/adr/0023).
    """

    quality = models.JSONField(null=True)  # imaging.measured.Measured but for its digests
    pixels = models.BinaryField(max_length=32, null=True, db_index=True)
    likeness = models.BinaryField(max_length=32, null=True)
    colours = models.JSONField(
        null=True
    )  # imaging.measured.Colours, as the job that cuts the tiles found them
    ruler = models.CharField(max_length=16, default=Ruler.NOT_ASKED_FOR)
    maker = models.ForeignKey(
        Staff, null=True, on_delete=models.PROTECT, related_name="+"
    )  # where it is known

    class Meta:
        abstract = True
