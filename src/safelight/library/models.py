"""Recordings, their renditions and viewings. The bytes are in the vault; here is what is known of them."""

import uuid
from enum import StrEnum
from typing import ClassVar, Final

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from safelight.consent.models import Consent, Form
from safelight.library.derivatives import RENDITIONS, Derivative
from safelight.library.measures import Measures
from safelight.library.scales import Scale  # noqa: F401 - Django finds an app's models here
from safelight.people.models import Patient, Staff
from safelight.policy import facts


class RenditionKind(StrEnum):
    """The forms in which the vault holds a recording."""

    ORIGINAL = "original"
    SCREEN = "screen"
    THUMBNAIL = "thumbnail"
    VEIL = "veil"  # a few pixels, in place of a sensitive picture
    PYRAMID = "pyramid"  # tiles at every size: docs/spec/pyramid.md
    PROCESSED = (
        "processed"  # a derivative, as for the screen: whoever asks for the screen's copy never gets it
    )
    PROCESSED_THUMBNAIL = "processed-thumbnail"


SHOWN: Final = frozenset(
    {RenditionKind.SCREEN, RenditionKind.THUMBNAIL, RenditionKind.VEIL}
)  # whole: the original is for no page


class Recording(Measures):
    """A recording of a patient. Its facts are the policy's words; `standing`, `purposes` and `sensitive` are what the
    policy says of them, kept for search in the transaction that changes a fact (`safelight check` proves it). On
    `restand_on` time alone may change the answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="recordings")
    form = models.ForeignKey(Form, null=True, on_delete=models.PROTECT, related_name="recordings")
    taken_in_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    taken_in_at = models.DateTimeField(db_index=True)

    medium = models.CharField(max_length=12, default=facts.Medium.PHOTOGRAPH)
    kind = models.CharField(max_length=24, default=facts.Kind.ILLUSTRATIVE)
    made_for = models.CharField(max_length=24, default=facts.MadeFor.CARE)
    made_by = models.CharField(max_length=20, default=facts.MadeBy.MEDIA_STUDIO)
    device = models.CharField(max_length=16, default=facts.Device.CAMERA)
    identifiability = models.CharField(max_length=16, default=facts.Identifiability.IDENTIFIABLE)
    anonymised_by = models.CharField(max_length=20, default=facts.AnonymisedBy.NOTHING)
    shows = ArrayField(models.CharField(max_length=12), default=list)
    others = models.CharField(max_length=12, default=facts.Others.NONE)
    made_at = models.DateTimeField()
    published = models.BooleanField(default=False)
    planned = models.BooleanField(default=True)
    coroners = models.BooleanField(default=False)
    equal_alternative = models.BooleanField(default=False)
    authorities = ArrayField(models.CharField(max_length=40), default=list)

    body_site = models.CharField(max_length=80)
    view = models.CharField(max_length=80, blank=True)
    camera = models.JSONField(default=dict)  # what the file told of its making that identifies nobody
    sha256 = models.BinaryField(max_length=32)  # of the original

    key = models.BinaryField(
        null=True
    )  # the recording's identity, wrapped; to erase it is to destroy the recording
    destroyed_at = models.DateTimeField(null=True)
    standing = models.CharField(max_length=12)
    purposes = ArrayField(models.CharField(max_length=16), default=list)
    sensitive = models.BooleanField(default=True)  # until it is known not to be
    restand_on = models.DateField(null=True)  # null: never
    revision = models.PositiveIntegerField(
        default=0
    )  # raised by every change of a fact: what was decided before is void

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["patient", "sha256"], name="a_file_is_filed_once_a_patient"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["patient", "made_at"], name="recordings_in_time"),
            models.Index(fields=["sha256"], name="recordings_by_file"),
            GinIndex(fields=["purposes"], name="recordings_by_purpose"),
            models.Index(
                fields=["restand_on"],
                condition=models.Q(restand_on__isnull=False),
                name="recordings_to_restand",
            ),
        ]

    def __str__(self) -> str:
        return f"recording {self.id}"


class Rendition(models.Model):
    """One encrypted object of a recording, under a random name."""

    recording = models.ForeignKey(Recording, on_delete=models.PROTECT, related_name="renditions")
    kind = models.CharField(max_length=24, choices=[(each.value, each.value) for each in RenditionKind])
    derivative = models.ForeignKey(Derivative, null=True, on_delete=models.PROTECT, related_name="renditions")
    object_name = models.CharField(max_length=32, unique=True)
    media_type = models.CharField(max_length=40)
    size = models.BigIntegerField()  # bytes before encryption
    digest = models.BinaryField(max_length=32)  # SHA-256 of the object as stored
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = RENDITIONS

    def __str__(self) -> str:
        return f"{self.kind} of {self.recording_id}"


class PolicyInForce(models.Model):
    """The policy that recordings are judged by from a moment on: until another row says otherwise."""

    id = models.BigAutoField(primary_key=True)
    packs = ArrayField(models.CharField(max_length=80))
    profile = models.CharField(max_length=120)
    digest = models.BinaryField(max_length=32)  # of all code and choices that answer
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{', '.join(self.packs)} under {self.profile}"


class KeyRotation(models.Model):
    """A key-encryption key that came into use; `ended_at` is when nothing was wrapped by an earlier one any more."""

    id = models.BigAutoField(primary_key=True)
    key_id = models.CharField(max_length=64)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"rotation to {self.key_id}"


class VaultPart(models.Model):
    """The objects whose names begin with the same two digits, as they were when they were last read whole."""

    number = models.PositiveSmallIntegerField(primary_key=True)  # 0 to 255
    read_at = models.DateTimeField()
    objects_read = models.PositiveIntegerField()
    bytes_read = models.BigIntegerField()
    wrong = models.PositiveIntegerField()  # findings
    findings = models.JSONField(default=list)  # the first of them: kind, object's name, whose

    def __str__(self) -> str:
        return f"part {self.number:02x} of the vault"


class UnfinishedIntake(models.Model):
    """Objects being written for a recording that is not filed yet. Its row goes in the transaction that
    files the recording;
    if the worker dies, the next one to sweep removes the objects.
    """

    id = models.BigAutoField(primary_key=True)
    begun_at = models.DateTimeField()
    object_names = ArrayField(models.CharField(max_length=32))

    def __str__(self) -> str:
        return f"unfinished intake {self.pk}"


class Viewing(models.Model):
    """Somebody opening recordings for a purpose: one decision each, one entry of the trail."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="viewings")
    role = models.CharField(max_length=24)
    purpose = models.CharField(max_length=16)
    at = models.DateTimeField()
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"viewing {self.id}"


class Viewed(models.Model):
    """A recording within a viewing, and the revision of it that was decided on."""

    viewing = models.ForeignKey(Viewing, on_delete=models.PROTECT, related_name="viewed")
    recording = models.ForeignKey(Recording, on_delete=models.PROTECT, related_name="viewed")
    revision = models.PositiveIntegerField()
    unveiled_at = models.DateTimeField(null=True)  # when a sensitive one was asked for, if it was

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["viewing", "recording"], name="viewed_once_a_viewing"),
        ]

    def __str__(self) -> str:
        return f"viewing {self.viewing_id} of {self.recording_id}"


class DocumentKind(StrEnum):
    """What is kept beside recordings."""

    SCANNED_FILE = (
        "scanned-file"  # as it came, until its pages are kept: several patients', for nobody to open
    )
    SCANNED_PAGE = "scanned-page"
    SIGNED_FORM = "signed-form"


class Document(models.Model):
    """A paper about a patient: one encrypted object of its own key. Who may open it: `library/documents.py`.

    A scanned page whose patient nobody has recognised has none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=[(each.value, each.value) for each in DocumentKind])
    patient = models.ForeignKey(Patient, null=True, on_delete=models.PROTECT, related_name="documents")
    consent = models.ForeignKey(Consent, null=True, on_delete=models.PROTECT, related_name="documents")
    kept_by = models.ForeignKey(Staff, null=True, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    object_name = models.CharField(max_length=32, unique=True)
    media_type = models.CharField(max_length=40)
    size = models.BigIntegerField()  # bytes before encryption
    digest = models.BinaryField(max_length=32)  # SHA-256 of the object as stored
    sha256 = models.BinaryField(max_length=32)  # and of what is in it
    key = models.BinaryField(null=True)  # its identity, wrapped; to erase it is to destroy the document
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["consent"],
                condition=models.Q(kind=DocumentKind.SIGNED_FORM.value),
                name="one_signed_form_of_a_consent",
            ),
        ]

    def __str__(self) -> str:
        return f"document {self.id}"
