"""The folder `trail` outside the database: what the trail is held to when somebody has rewritten the tables.

The signing key is made once, at set-up, and only its public half leaves the installation. The files are in
docs/spec/trail-checkpoint.md.
"""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from safelight.trail.note import Signer


def signer() -> Signer:
    """The key that signs; made on the first call, readable by the library alone."""
    file = folder() / "signing.key"
    if not file.exists():
        _make_key(file)
    return Signer.parse(file.read_text().strip())


def folder() -> Path:
    """Where checkpoints, time stamps and keys are."""
    place: Path = settings.SAFELIGHT_HOME / "trail"
    place.mkdir(mode=0o700, exist_ok=True)
    return place


@contextmanager
def alone(*, wait: bool) -> Iterator[bool]:
    """One at a time among all processes of the installation; False for who would have to wait and does not want to."""
    handle = os.open(folder() / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def append(file: Path, text: str) -> None:
    """One write that is on the disk when this returns; all of it or, where the disk is full, nothing."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        data, before = text.encode(), os.fstat(handle).st_size
        if os.write(handle, data) != len(data):
            os.ftruncate(handle, before)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(handle)
    finally:
        os.close(handle)


def tail(file: Path, most: int) -> bytes:
    """The last so many bytes; nothing of a file that is not there."""
    if not file.exists():
        return b""
    with file.open("rb") as data:
        data.seek(max(0, file.stat().st_size - most))
        return data.read()


def replace(file: Path, data: bytes) -> None:
    """The file as a whole, or as it was."""
    new = file.with_suffix(".new")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(handle)
    new.rename(file)


def _make_key(file: Path) -> None:
    made = Signer.generate("safelight")
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another worker was quicker: its key stands
        return
    with os.fdopen(handle, "w") as out:
        out.write(made.secret + "\n")
    (file.parent / "verifying.key").write_text(f"{made.verifier}\n")
