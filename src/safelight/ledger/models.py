"""The ledger's tables. Triggers (migration 0002) let nobody change or remove an entry, whoever asks."""

import uuid
from datetime import UTC, datetime
from typing import ClassVar, Final

from django.db import models
from django.db.models import Q

from safelight.trail.events import Event

OF_BACKUPS: Final = (
    Q(event=str(Event.BACKUP_KEEP)) | Q(event=str(Event.BACKUP_REHEARSE)) | Q(event=str(Event.BACKUP_TAKE))
)


class LedgerEntry(models.Model):
    """One entry of the trail: its canonical bytes and what it is looked up by.

    `actor`, `patient` and `recording` are the pseudonyms that stand in the bytes too. An entry about
    several recordings
    has a `LedgerMention` for each.
    """

    index = models.BigIntegerField(primary_key=True)  # 0, 1, 2 ... without a gap: its leaf in the tree
    body = models.BinaryField()
    leaf = models.BinaryField(max_length=32)  # RFC 6962 2.1
    at = models.DateTimeField(db_index=True)
    event = models.CharField(max_length=40)
    verdict = models.CharField(max_length=6, blank=True)
    actor = models.CharField(max_length=64, blank=True)
    patient = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["actor", "index"], name="entry_by_actor"),
            models.Index(fields=["patient", "index"], name="entry_by_patient"),
            # Few among millions, and looked for on each overview.
            models.Index(fields=["event", "index"], name="entry_of_backup", condition=OF_BACKUPS),
        ]

    def __str__(self) -> str:
        return f"entry {self.index}"


class LedgerMention(models.Model):
    """That an entry tells of a recording."""

    entry = models.ForeignKey(LedgerEntry, on_delete=models.PROTECT, related_name="mentions")
    recording = models.CharField(max_length=64)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["recording", "entry"], name="mention_by_recording"),
        ]

    def __str__(self) -> str:
        return f"mention in entry {self.entry_id}"


class LedgerHead(models.Model):
    """The one row that appends queue on: how many entries there are, and the tree's right edge."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    size = models.BigIntegerField(default=0)
    edge = models.BinaryField(default=bytes)
    last_at = models.DateTimeField(default=datetime(1970, 1, 1, tzinfo=UTC))

    def __str__(self) -> str:
        return f"head at {self.size}"


class Salt(models.Model):
    """What turns an identifier into the pseudonym in the entries. To erase a salt is to forget whom they
    were about;
    the tree stays whole.
    """

    kind = models.CharField(max_length=12)
    key = models.UUIDField(default=uuid.uuid4)
    salt = models.BinaryField(max_length=32)
    pseudonym = models.CharField(max_length=64)  # what it makes of them: to be found by

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "key"], name="one_salt_each"),
            models.UniqueConstraint(fields=["kind", "pseudonym"], name="salt_by_pseudonym"),
        ]

    def __str__(self) -> str:
        return f"salt of a {self.kind}"
