"""Forms that were printed, scans of them that came back, and what became of each. Triggers let nobody change a row."""

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from safelight.consent.models import Consent, Form
from safelight.library.models import Document
from safelight.people.models import Staff


class Printout(models.Model):
    """A form as it was made ready to be signed on paper. Its identifier is the terms that the printed code names.

    `words_until` and `facts_until` are the last that had been said and found of the form by then.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="printouts")
    terms = models.JSONField()
    short = models.CharField(max_length=14, db_index=True)  # the code that people type
    explained_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    words_until = models.BigIntegerField()
    facts_until = models.BigIntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"printout {self.id}"


class Scan(models.Model):
    """A file of scanned pages, known by its content: sent again, it is the same scan."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sha256 = models.BinaryField(max_length=32, unique=True)
    role = models.CharField(max_length=24)  # in which it was brought
    brought_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"scan {self.id}"


class Batch(models.Model):
    """A file of many pages that a job reads: it waits, is `read` so far, and has become a `scan` or met a `refusal`.

    `document` is the file as it came. Once that is not needed any more, its key is erased.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sha256 = models.BinaryField(max_length=32)
    pages = models.PositiveSmallIntegerField()
    read = models.PositiveSmallIntegerField(default=0)
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="batch")
    scan = models.OneToOneField(Scan, null=True, on_delete=models.PROTECT, related_name="batch")
    refusal = models.CharField(max_length=400, blank=True)
    role = models.CharField(max_length=24)  # in which it was brought
    brought_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["sha256"], condition=models.Q(ended_at=None), name="a_file_waits_once"
            ),
        ]

    def __str__(self) -> str:
        return f"batch {self.id}"


class ReturnedForm(models.Model):
    """A form that came back, or a page that may be of one: `printout` is empty where the code tells of none."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scan = models.ForeignKey(Scan, on_delete=models.PROTECT, related_name="returned")
    printout = models.ForeignKey(Printout, null=True, on_delete=models.PROTECT, related_name="returned")

    def __str__(self) -> str:
        return f"returned form {self.id}"


class ScannedPage(models.Model):
    """A page of a scan, as it was read: what its code says, or `why` there is none to believe. Its picture is kept as
    a document. A blank page is of no form.
    """

    scan = models.ForeignKey(Scan, on_delete=models.PROTECT, related_name="pages")
    number = models.PositiveSmallIntegerField()  # within the scan, from 1
    returned = models.ForeignKey(ReturnedForm, null=True, on_delete=models.PROTECT, related_name="pages")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="scanned_page")
    why = models.CharField(max_length=20, blank=True)
    form = models.UUIDField(null=True)
    terms = models.UUIDField(null=True)
    page = models.PositiveSmallIntegerField(null=True)
    pages = models.PositiveSmallIntegerField(null=True)
    ink = models.JSONField(default=dict)  # by box

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["scan", "number"], name="a_page_is_read_once"),
        ]

    def __str__(self) -> str:
        return f"page {self.number} of {self.scan_id}"


class Outcome(StrEnum):
    """What became of a form that came back."""

    FILED = "filed"  # by itself
    READ = "read"  # by a person
    REPLACED = "replaced"  # the same form came back whole in another scan
    SENT_BACK = "sent-back"  # to be signed, or printed, again
    UNREADABLE = "unreadable"
    NOT_OURS = "not-ours"  # no form of this library


class Settlement(models.Model):
    """That a form which came back is done with: how, and by whom if a person looked."""

    returned = models.OneToOneField(ReturnedForm, on_delete=models.PROTECT, related_name="settlement")
    outcome = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Outcome])
    consent = models.ForeignKey(Consent, null=True, on_delete=models.PROTECT, related_name="settlements")
    reason = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.outcome} {self.returned_id}"


class Offer(models.Model):
    """That a signed form lies where the records system takes it from."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="offer")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"offer of {self.document_id}"
