"""Another key-encryption key: what wraps the recordings' keys is changed, and no object is touched.

Which rows are left is seen from the rows, so that a rotation that was killed goes on. docs/spec/vault-keys.md.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import chain
from typing import Final, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q, QuerySet

from safelight.ledger.acting import By
from safelight.ledger.writing import recorded
from safelight.library.intake import GIVEN_UP, sweep
from safelight.library.models import Document, KeyRotation, Recording, UnfinishedIntake
from safelight.library.shelf import key_file, keyring
from safelight.trail.events import Event
from safelight.vault.errors import Damaged, WrongKey
from safelight.vault.kek import Kek
from safelight.vault.keys import head

A_BATCH: Final = 500

_LOCK: Final = 0x5361_6665_6B65_7973  # "Safekeys": one rotation at a time

R = TypeVar("R", Recording, Document)
Heard = Callable[[int], None]
"""Hears how many keys more were wrapped anew."""


class UnderWay(Exception):
    """Another rotation is; it must end first."""


class NoNewKey(Exception):
    """The key in use comes from the environment, and nothing is wrapped by another one."""


class NotOpened(Exception):
    """Keys that no key here opens: `owners` are their recordings and documents. All others are wrapped anew."""

    def __init__(self, owners: list[str]) -> None:
        super().__init__(owners)
        self.owners = owners


class TooEarly(Exception):
    """An intake that began under an earlier key may not have ended: not before `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


class StillNeeded(Exception):
    """Something is wrapped by an earlier key: rotate first."""


def left() -> int:
    """How many keys are wrapped by another key than the one in use."""
    return sum(rows.count() for rows in _left(keyring().in_use))


def begin(by: By) -> bool:
    """Bring a new key into use, unless a rotation has to be finished first; whether it is a new one.

    Raises `NoNewKey`, `UnfitKey`.
    """
    in_use = keyring().in_use
    if left() or KeyRotation.objects.filter(key_id=in_use, ended_at=None).exists():
        return False
    if settings.SAFELIGHT_VAULT_KEYS:
        raise NoNewKey
    fresh = Kek.generate()
    with recorded(Event.KEY_MAKE, by, key=fresh.id):
        KeyRotation.objects.create(key_id=fresh.id, begun_at=by.at)
        key_file().prepend(
            fresh
        )  # last: if this does not commit, a key has come into use that no row is wrapped by yet
    return True


def finish(by: By, hear: Heard) -> int:
    """Wrap anew whatever another key has wrapped; how many keys. Raises `NotOpened` at the end, if there are such."""
    in_use, number, stuck = keyring().in_use, 0, list[str]()
    recordings, documents = _left(in_use)
    for some in chain(_rewrapped(recordings, stuck), _rewrapped(documents, stuck)):
        number += some
        hear(some)
    if stuck:
        raise NotOpened(stuck)
    with recorded(Event.KEY_ROTATE, by, key=in_use, rewrapped=number):
        row, _ = KeyRotation.objects.get_or_create(key_id=in_use, ended_at=None, defaults={"begun_at": by.at})
        row.ended_at = by.at
        row.save(update_fields=["ended_at"])
    return number


def forget(by: By) -> frozenset[str]:
    """Take the earlier keys out of the file; which they were. Raises `TooEarly` or `StillNeeded`."""
    until = _changed(by.at) + GIVEN_UP
    if by.at < until:
        raise TooEarly(until)
    sweep(by.at)  # an intake that is older cannot file any more, unless it is about to
    if left() or UnfinishedIntake.objects.filter(begun_at__lt=by.at - GIVEN_UP).exists():
        raise StillNeeded
    needless = keyring().earlier & {each.id for each in key_file().read()}
    with recorded(Event.KEY_FORGET, by, keys=tuple(sorted(needless))):
        key_file().forget(needless)
    return needless


@contextmanager
def alone() -> Iterator[None]:
    """Raises `UnderWay`. The lock goes with the connection: a killed rotation holds up nobody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            raise UnderWay
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _changed(now: datetime) -> datetime:
    """When the key in use came into use, at the latest."""
    written = datetime.fromtimestamp(key_file().path.stat().st_mtime, now.tzinfo)
    begun = KeyRotation.objects.order_by("-begun_at").values_list("begun_at", flat=True).first()
    return max(written, begun) if begun else written


def _left(in_use: str) -> tuple[QuerySet[Recording], QuerySet[Document]]:
    """By the beginning of the wrapped key, which names what wrapped it."""
    beginning = head(in_use)
    begins = Q(key__gte=beginning, key__lt=beginning[:-1] + bytes((beginning[-1] + 1,)))
    return (
        Recording.objects.exclude(key=None).exclude(begins),
        Document.objects.exclude(key=None).exclude(begins),
    )


def _rewrapped(rows: QuerySet[R], stuck: list[str]) -> Iterator[int]:
    """A batch at a time, each in a transaction of its own; how many. What does not open is added to `stuck`."""
    last = UUID(int=0)
    while True:
        with transaction.atomic(durable=True):
            some = list(rows.filter(pk__gt=last).order_by("pk").only("pk", "key")[:A_BATCH])
            opened = [each for each in some if _wrap_anew(each, stuck)]
            # Of `rows` and not of all: what is destroyed meanwhile has no key any more, and gets none.
            rows.bulk_update(opened, ["key"])
        if not some:
            return
        last = some[-1].pk
        yield len(opened)


def _wrap_anew(row: Recording | Document, stuck: list[str]) -> bool:
    try:
        row.key = keyring().rewrap(bytes(row.key or b""), row.pk)
    except (Damaged, WrongKey):
        stuck.append(str(row))
        return False
    return True
