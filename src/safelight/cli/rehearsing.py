"""A backup is restored in a place of its own, beside a library that goes on, and everything about it is looked at."""

import hashlib
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
from safelight.config.cluster import cluster_in
from safelight.config.environment import Misconfigured, read
from safelight.vault.errors import Missing

CHECKS: Final = (("the trail", "trail", "verify"), ("every standing", "check"))
LINKED: Final = ("vault.key", "trail/signing.key", "trail/verifying.key")
COPIED: Final = ("journal", "destroyed", "trail/checkpoints", "trail/timestamps", "trail/edge")
A_PIECE: Final = 1024 * 1024


def rehearse(folder: Path, identity: Path) -> int:
    """What it comes to: 0 if all is sound, 1 if something is not, 2 if nothing could be restored."""
    try:
        living = read()
        backup = find(folder)
    except (Misconfigured, Unrestorable) as reason:
        typer.echo(f"Nothing was rehearsed. {reason}", err=True)
        return 2
    with _scratch(living.home, backup) as environment:
        if _run(environment, "restore", str(backup.path), "--identity", str(identity.resolve())):
            return 2
        wrong = [what for what, *command in CHECKS if _run(environment, *command)]
    rotten = list(altered(backup))
    for name in rotten:
        typer.echo(f"object {name} is missing or altered in the backup")
    typer.echo(
        f"{backup.manifest.objects - len(rotten):,} of {backup.manifest.objects:,} objects are as they were."
    )
    wrong += ["the vault"] if rotten else []
    typer.echo(f"NOT sound: {', '.join(wrong)}." if wrong else f"The backup {backup.path.name} is sound.")
    return 1 if wrong else 0


@contextmanager
def _scratch(home: Path, backup: Backup) -> Iterator[Mapping[str, str]]:
    """A cluster and a home, removed again whatever happens. The library's keys stay where they are."""
    place = Path(tempfile.mkdtemp(prefix="safelight-rehearsal-"))
    cluster = cluster_in(place)
    try:
        cluster.start("fsync=off")
        _furnish(place, home)
        _link_objects(place, backup)
        environment = {key: value for key, value in os.environ.items() if key != "SAFELIGHT_SMTP"}
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


def altered(backup: Backup) -> Iterator[str]:
    """The objects that it should have and has not as they were."""
    for name, digest in backup.needs():
        found = hashlib.sha256()
        try:
            with backup.objects.open(name) as source:
                for start in range(0, source.size, A_PIECE):
                    found.update(source.read(start, A_PIECE))
        except Missing:
            yield name
        else:
            if found.digest() != digest:
                yield name
