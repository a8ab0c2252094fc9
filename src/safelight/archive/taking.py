"""Taking a backup while the library is in use: what is outside, one snapshot of the database, then its objects."""

import errno
import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from safelight.archive import parcels, tools
from safelight.archive.failing import BackupFailed
from safelight.archive.folder import Backup, Manifest, begun, objects_in, one_at_a_time, synchronise
from safelight.ledger.acting import Unattended
from safelight.ledger.models import LedgerHead
from safelight.ledger.writing import note
from safelight.library.models import Document, Rendition
from safelight.library.shelf import shelf
from safelight.trail.events import Event
from safelight.vault.age.keys import Recipient
from safelight.vault.errors import Missing, StoreFull
from safelight.vault.local import LocalStore
from safelight.vault.source import Source
from safelight.vault.store import Store

Heard = Callable[[str, int], None]
"""Is told what has been done (`database`, bytes; `objects`, a number) since the last time."""

KEPT_APART: Final = frozenset(("signing.key", "lock"))
A_PIECE: Final = 1024 * 1024
_KEY_IDS: Final = """
    SELECT DISTINCT convert_from(substring(key FROM 3 FOR get_byte(key, 1)), 'SQL_ASCII')
    FROM (SELECT key FROM library_recording UNION ALL SELECT key FROM library_document) AS kept WHERE key IS NOT NULL
"""


class Altered(Exception):
    """The object is not the one whose digest was noted."""


@dataclass(slots=True)
class Taken:
    """What a backup came to. `unsound` are objects that the vault has lost or altered: they are in no new backup."""

    backup: Backup
    copied: int = 0
    removed: int = 0
    unsound: tuple[str, ...] = ()


def take(place: Path, recipient: Recipient, wheel: Path, at: datetime, heard: Heard) -> Taken:
    """Take one into this folder. Raises `BackupFailed`, `ToolMissing` or `ToolFailed`, and has kept nothing then."""
    with _saying_full(place), one_at_a_time(place):
        note(Event.BACKUP_TAKE, Unattended("command", at))
        name = f"{at:%Y%m%dT%H%M%SZ}"
        with begun(place, name) as unfinished:
            _keep_outside(unfinished / "outside", recipient)
            snapshot = _dump(unfinished, recipient, wheel, heard)
            files = {str(each.relative_to(unfinished)): each.stat().st_size for each in _files(unfinished)}
            manifest = Manifest(at.isoformat(), *snapshot, files)
            taken = Taken(Backup(unfinished, manifest))
            _copy_objects(taken, objects_in(place), heard)
            (unfinished / "manifest.json").write_text(manifest.written())
            synchronise(unfinished / "manifest.json")
        taken.backup = Backup(place / name, manifest)
        taken.removed = _remove_destroyed(objects_in(place))
    done = Unattended("command", timezone.now())  # hours may have passed
    note(Event.BACKUP_KEEP, done, backup=name, missing=len(taken.unsound))
    return taken


def _keep_outside(into: Path, recipient: Recipient) -> None:
    home: Path = settings.SAFELIGHT_HOME
    trail = [
        each for each in (home / "trail").iterdir() if each.name not in KEPT_APART and each.suffix != ".new"
    ]
    for each in (*trail, home / "destroyed"):
        if each.exists():
            target = into / f"{each.relative_to(home)}.age"
            target.parent.mkdir(mode=0o700, exist_ok=True)
            with each.open("rb") as reader:
                parcels.write(target, reader, recipient, lambda _: None)


def _dump(
    into: Path, recipient: Recipient, wheel: Path, heard: Heard
) -> tuple[int, int, tuple[str, ...], int]:
    """The database and the list of its objects as of one moment; the server, the trail's size, key IDs, objects."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        with tools.dumping(wheel, snapshot) as dump:
            parcels.write(into / "database.age", dump, recipient, lambda size: heard("database", size))
        cursor.execute(_KEY_IDS)
        keys = tuple(sorted(row[0] for row in cursor.fetchall()))
        size = LedgerHead.objects.values_list("size", flat=True).get(pk=1)
        return tools.server_major(), size, keys, _list_objects(into / "objects")


def _list_objects(file: Path) -> int:
    number = 0
    with file.open("x") as out:
        for name, digest in _living():
            out.write(f"{name} {bytes(digest).hex()}\n")
            number += 1
    synchronise(file)
    return number


def _living() -> Iterator[tuple[str, bytes]]:
    columns = ("object_name", "digest")
    yield from Rendition.objects.exclude(recording__key=None).values_list(*columns).iterator()
    yield from Document.objects.exclude(key=None).values_list(*columns).iterator()


def _copy_objects(taken: Taken, into: LocalStore, heard: Heard) -> None:
    """Those that are not there yet; what has been destroyed meanwhile is not missed."""
    for name, digest in taken.backup.needs():
        if not has(into, name):
            try:
                with shelf().open(name) as source:
                    into.put(name, verified(source, digest))
                taken.copied += 1
            except (Missing, Altered):
                if _still_living(name):
                    taken.unsound = (*taken.unsound, name)
        heard("objects", 1)


def has(store: Store, name: str) -> bool:
    try:
        store.size(name)
    except Missing:
        return False
    return True


def verified(source: Source, digest: bytes) -> Iterator[bytes]:
    """The object's bytes; raises at its end if they are not those of the digest."""
    found = hashlib.sha256()
    for start in range(0, source.size, A_PIECE):
        piece = source.read(start, A_PIECE)
        found.update(piece)
        yield piece
    if found.digest() != digest:
        raise Altered


def _still_living(name: str) -> bool:
    renditions = Rendition.objects.filter(object_name=name).exclude(recording__key=None)
    return renditions.exists() or Document.objects.filter(object_name=name).exclude(key=None).exists()


def _remove_destroyed(store: LocalStore) -> int:
    """Whoever had an old database and the old key could still read them."""
    destroyed: Iterable[str] = Rendition.objects.filter(recording__key=None).values_list(
        "object_name", flat=True
    )
    papers = Document.objects.filter(key=None).values_list("object_name", flat=True)
    gone = [name for names in (destroyed, papers) for name in names if has(store, name)]
    for name in gone:
        store.delete(name)
    return len(gone)


def _files(folder: Path) -> list[Path]:
    return sorted(each for each in folder.rglob("*") if each.is_file())


@contextmanager
def _saying_full(place: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, StoreFull) as error:
        full = isinstance(error, StoreFull) or error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        why = (
            "is full: free some of it" if full else f"cannot be written to: {getattr(error, 'strerror', '')}"
        )
        raise BackupFailed(f"{place} {why}. Nothing of this backup was kept.") from None
