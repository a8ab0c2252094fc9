"""A backup is restored in a place of its own, beside a library that goes on, and everything about it is looked at."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import typer

from safelight.archive.failing import Unrestorable
from safelight.archive.folder import Backup, find
from safelight.cli import django
from safelight.config.cluster import cluster_in
from safelight.config.environment import Misconfigured, read

CHECKS: Final = {  # by the word that the trail has for it
    "trail": ("the trail", "trail", "verify"),
    "standings": ("every standing", "check"),
    "vault": ("the vault", "vault", "check"),
}
LINKED: Final = ("vault.key", "trail/signing.key", "trail/verifying.key")
ELSEWHERE: Final = (
    "SAFELIGHT_SMTP",
    "SAFELIGHT_VAULT",
    "SAFELIGHT_RECORDS_OUTBOX",
)  # nothing leaves a rehearsal
COPIED: Final = ("journal", "destroyed", "trail/checkpoints", "trail/timestamps", "trail/edge")


def rehearse(folder: Path, identity: Path) -> int:
    """What it comes to: 0 if all is sound, 1 if something is not, 2 if nothing could be restored."""
    try:
        living = read()
        backup = find(folder)
    except (Misconfigured, Unrestorable) as reason:
        typer.echo(f"Nothing was rehearsed. {reason}", err=True)
        return 2
    with _scratch(living.home, backup) as environment:
        restored = _run(environment, "restore", str(backup.path), "--identity", str(identity.resolve()))
        if restored > 1:  # 1: objects are missing, which the check of the vault says again
            _note(backup, ("restore",))
            return 2
        wrong = tuple(word for word, (_, *command) in CHECKS.items() if _run(environment, *command))
    found = f"NOT sound: {', '.join(CHECKS[each][0] for each in wrong)}."
    typer.echo(found if wrong else f"The backup {backup.path.name} is sound.")
    _note(backup, wrong)
    return 1 if wrong else 0


def _note(backup: Backup, wrong: tuple[str, ...]) -> None:
    """In the living library's trail. It may be down: then what was found stands on the screen alone."""
    django.set_up()
    from django.db import DatabaseError
    from django.utils import timezone

    from safelight.ledger.acting import Unattended
    from safelight.ledger.writing import note
    from safelight.trail.events import Event

    now = Unattended("command", timezone.now())
    try:
        note(Event.BACKUP_REHEARSE, now, backup=backup.path.name, wrong=wrong)
    except DatabaseError:
        typer.echo(
            "It is not in the library's trail: its database does not answer, or was not prepared.", err=True
        )


@contextmanager
def _scratch(home: Path, backup: Backup) -> Iterator[Mapping[str, str]]:
    """A cluster and a home, removed again whatever happens. The library's keys stay where they are."""
    place = Path(tempfile.mkdtemp(prefix="safelight-rehearsal-"))
    cluster = cluster_in(place)
    try:
        cluster.start("fsync=off")
        _furnish(place, home)
        _link_objects(place, backup)
        environment = {key: value for key, value in os.environ.items() if key not in ELSEWHERE}
        yield environment | {"SAFELIGHT_HOME": str(place), "SAFELIGHT_DATABASE_URL": cluster.url}
    finally:
        cluster.stop()
        shutil.rmtree(place)
        if cluster.user:
            shutil.rmtree(cluster.data.parent)


def _furnish(place: Path, home: Path) -> None:
    """What a restore into this library would find beside the database: the living journal and register, as copies."""
    (place / "trail").mkdir(mode=0o700)
    for name in LINKED:
        if (home / name).exists():
            (place / name).symlink_to((home / name).resolve())
    for name in COPIED:
        if (home / name).is_dir():
            shutil.copytree(home / name, place / name)
        elif (home / name).exists():
            shutil.copy(home / name, place / name)


def _link_objects(place: Path, backup: Backup) -> None:
    """The backup's own, by a second name where the disk is the same: what is removed here stays there."""
    theirs = backup.path.parent / "objects"
    for name, _ in backup.needs():
        there, here = (each / name[:2] / name[2:4] / name for each in (theirs, place / "objects"))
        if there.exists():
            here.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                os.link(there, here)
            except OSError:
                shutil.copy(there, here)


def _run(environment: Mapping[str, str], *command: str) -> int:
    ours = [sys.executable, "-m", "safelight.cli.main", *command]
    return subprocess.run(ours, env=environment, check=False).returncode  # noqa: S603 - ourselves
