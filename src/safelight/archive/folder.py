"""A folder of backups: which are whole, what each says of itself, and one at a time. docs/spec/backup.md."""

import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from safelight.archive.failing import BackupFailed, Unrestorable
from safelight.vault.local import LocalStore

FORMAT: Final = "safelight-backup/1"
_NAME: Final = re.compile(r"\d{8}T\d{6}Z")
_UNFINISHED: Final = "unfinished-"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself, to anybody who looks."""

    taken_at: str
    server: int  # PostgreSQL's major version
    trail: int  # entries
    keys: tuple[str, ...]  # IDs of the key-encryption keys
    objects: int
    files: dict[str, int]  # bytes

    def written(self) -> str:
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1) + "\n"


@dataclass(frozen=True, slots=True)
class Backup:
    """One that is whole."""

    path: Path
    manifest: Manifest

    @property
    def objects(self) -> LocalStore:
        return objects_in(self.path.parent)

    def needs(self) -> Iterator[tuple[str, bytes]]:
        """The names of its objects, with the SHA-256 of each."""
        with (self.path / "objects").open() as lines:
            for line in lines:
                name, digest = line.split()
                yield name, bytes.fromhex(digest)


def find(place: Path) -> Backup:
    """The backup in this place, or the newest of a folder of them. Raises `Unrestorable`."""
    if (place / "manifest.json").exists():
        return Backup(place, _manifest(place))
    names = [each.name for each in place.iterdir() if _NAME.fullmatch(each.name)] if place.is_dir() else []
    if not names:
        raise Unrestorable(f"There is no backup in {place}: give the folder that safelight backup was told.")
    newest = place / max(names)
    return Backup(newest, _manifest(newest))


def objects_in(place: Path) -> LocalStore:
    return LocalStore(place / "objects")


@contextmanager
def one_at_a_time(place: Path) -> Iterator[None]:
    """Raises `BackupFailed` while another is being taken."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(place / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupFailed(f"Another backup is being taken into {place}: wait for it.") from None
        for each in place.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(each)
        yield
    finally:
        os.close(handle)


@contextmanager
def begun(place: Path, name: str) -> Iterator[Path]:
    """A folder that gets its name once all is done in it, and is removed where something is not."""
    unfinished = place / f"{_UNFINISHED}{name}"
    (unfinished / "outside").mkdir(mode=0o700, parents=True)
    try:
        yield unfinished
        for each in (unfinished / "outside", unfinished):
            synchronise(each)
        unfinished.rename(place / name)
        synchronise(place)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def synchronise(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _manifest(path: Path) -> Manifest:
    try:
        said = json.loads((path / "manifest.json").read_text())
        if said.pop("format") != FORMAT:
            raise Unrestorable(
                f"{path} is a backup of another format than {FORMAT}: use the Safelight that took it."
            )
        manifest = Manifest(**said)
    except (OSError, ValueError, KeyError, TypeError):
        raise Unrestorable(f"{path}/manifest.json is damaged. Take another backup.") from None
    for name, size in manifest.files.items():
        file = path / name
        if not file.exists() or file.stat().st_size != size:
            there = f"has {file.stat().st_size:,} of {size:,} bytes" if file.exists() else "is missing"
            raise Unrestorable(f"{file} {there}: it was cut. Take another backup.")
    return manifest
