"""The files of a backup: age files to one recipient. Only these are opened here, with the backup's own identity."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final

from safelight.archive.failing import Unrestorable
from safelight.vault.age.keys import Identity, Recipient
from safelight.vault.age.opening import Ranges, open_ranges
from safelight.vault.age.sealing import sealed
from safelight.vault.errors import Damaged, WrongIdentity
from safelight.vault.local import LocalSource

A_PIECE: Final = 1024 * 1024


def write(file: Path, reader: IO[bytes], recipient: Recipient, heard: Callable[[int], None]) -> int:
    """All that the reader gives, encrypted and on the disk; its size. `heard` is told of each part's."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        for part in sealed(reader, recipient):  # type: ignore[arg-type] # any reader will do
            out.write(part)
            heard(len(part))
        out.flush()
        os.fsync(handle)
        return out.tell()


def pieces(file: Path, identity: Identity, heard: Callable[[int], None]) -> Iterator[bytes]:
    """What is in it. Raises `Unrestorable` for another key's, a changed or a cut one."""
    with _source(file) as source:
        ranges = _opened(file, source, identity)
        for start in range(0, ranges.size, A_PIECE):
            try:
                piece = ranges.read(start, A_PIECE)
            except Damaged:
                raise _damaged(file) from None
            heard(len(piece))
            yield piece


def check(file: Path, identity: Identity) -> None:
    """Whether it opens, and is whole. Raises `Unrestorable`."""
    with _source(file) as source:
        _opened(file, source, identity)


def make_identity(file: Path) -> Recipient:
    """A new key in a new file as `age-keygen` writes it; whom to encrypt to. Raises FileExistsError."""
    identity = Identity.generate()
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(f"# public key: {identity.recipient}\n{identity.secret}\n")
        out.flush()
        os.fsync(handle)
    return identity.recipient


def read_identity(file: Path) -> Identity:
    """The key in a file as `age-keygen` writes it. Raises `Unrestorable`."""
    try:
        lines = file.read_text("ascii").splitlines()
        if file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise Unrestorable(f"{file} is open to others on this machine: run chmod 600 {file}.")
        (secret,) = [each.strip() for each in lines if each.strip() and not each.startswith("#")]
        return Identity.parse(secret)
    except OSError as error:
        raise Unrestorable(f"{file} cannot be read: {error.strerror}.") from None
    except ValueError:
        raise Unrestorable(
            f"{file} is no key: it needs one line that begins with AGE-SECRET-KEY-1."
        ) from None


def _source(file: Path) -> LocalSource:
    try:
        return LocalSource(os.open(file, os.O_RDONLY))
    except OSError as error:
        raise Unrestorable(f"{file} cannot be read: {error.strerror}. Take another backup.") from None


def _opened(file: Path, source: LocalSource, identity: Identity) -> Ranges:
    try:
        return open_ranges(source, identity)
    except WrongIdentity:
        raise Unrestorable(
            f"{file} was encrypted to another key: its recipient is not {identity.recipient}."
        ) from None
    except Damaged:
        raise _damaged(file) from None


def _damaged(file: Path) -> Unrestorable:
    return Unrestorable(f"{file} was cut or changed. Take another backup.")
