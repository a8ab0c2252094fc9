"""A backup into an empty database: first everything is looked at, then objects, then the database in one transaction.

What follows from the journal and the register is not done here: whatever starts next does it (docs/spec/backup.md).
"""

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from safelight.archive import parcels, tools
from safelight.archive.failing import Unrestorable
from safelight.archive.folder import Backup, synchronise
from safelight.archive.taking import Altered, Heard, has, verified
from safelight.library.shelf import key_file, shelf
from safelight.vault.age.keys import Identity
from safelight.vault.errors import Exists, Missing, UnfitKey
from safelight.vault.kek import Kek

_TABLES = """
    SELECT count(*) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE relkind IN ('r', 'p', 'v', 'm', 'S') AND nspname NOT LIKE 'pg\\_%%' AND nspname <> 'information_schema'
"""


@dataclass(slots=True)
class Restored:
    """How many objects were put into the vault, and which the backup should have and has not as they were."""

    copied: int = 0
    unsound: tuple[str, ...] = ()


def restore(backup: Backup, identity: Identity, wheel: Path, heard: Heard) -> Restored:
    """Bring it back. Raises `Unrestorable`, and has changed nothing then; `ToolMissing`; `ToolFailed`."""
    _look(backup, identity)
    done = _put_objects(backup, heard)
    _put_outside(backup, identity)
    database = backup.path / "database.age"
    tools.load(wheel, parcels.pieces(database, identity, lambda size: heard("database", size)))
    return done


def _look(backup: Backup, identity: Identity) -> None:
    for name in backup.manifest.files:
        if name.endswith(".age"):
            parcels.check(backup.path / name, identity)
    _look_for_keys(backup)
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        if cursor.fetchone()[0]:
            raise Unrestorable(
                f"The database {connection.settings_dict['NAME']} is not empty: nothing is restored over it. "
                "Make a new one (createdb) and name it in SAFELIGHT_DATABASE_URL."
            )


def _look_for_keys(backup: Backup) -> None:
    """The library's own are in no backup: they come from where they are kept apart."""
    try:
        there = {each.id for each in (*settings.SAFELIGHT_VAULT_KEYS, *_in_file())}
    except UnfitKey as error:
        raise Unrestorable(str(error)) from None
    if missing := set(backup.manifest.keys) - there:
        needed = ", ".join(sorted(missing))
        raise Unrestorable(
            f"{key_file().path} is not the key of these recordings, which is {needed}: bring it back."
        )
    signing = settings.SAFELIGHT_HOME / "trail" / "signing.key"
    if not signing.exists():
        raise Unrestorable(
            f"{signing} is missing: bring the trail's keys back from where they are kept apart."
        )


def _in_file() -> tuple[Kek, ...]:
    return key_file().read() if key_file().path.exists() else ()


def _put_objects(backup: Backup, heard: Heard) -> Restored:
    done, store = Restored(), backup.objects
    for name, digest in backup.needs():
        if not has(shelf(), name):
            try:
                with store.open(name) as source:
                    shelf().put(name, verified(source, digest))
                done.copied += 1
            except (Missing, Altered):
                done.unsound = (*done.unsound, name)
            except Exists:
                pass  # somebody else restores the same
        heard("objects", 1)
    return done


def _put_outside(backup: Backup, identity: Identity) -> None:
    home: Path = settings.SAFELIGHT_HOME
    outside = backup.path / "outside"
    for each in sorted(outside.rglob("*.age")):
        target = home / each.relative_to(outside).with_suffix("")
        data = b"".join(parcels.pieces(each, identity, lambda _: None))
        if target.name == "destroyed":
            _add_lines(target, data)
        elif not target.exists():
            target.parent.mkdir(mode=0o700, exist_ok=True)
            _append(target, data)


def _add_lines(register: Path, data: bytes) -> None:
    """What was destroyed stays so, whichever of the two knows of it."""
    known = set(register.read_bytes().splitlines()) if register.exists() else set[bytes]()
    _append(register, b"".join(each + b"\n" for each in data.splitlines() if each not in known))


def _append(file: Path, data: bytes) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "wb") as out:
        fcntl.flock(handle, fcntl.LOCK_EX)
        out.write(data)
        out.flush()
        os.fsync(handle)
    synchronise(file.parent)
