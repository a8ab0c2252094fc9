"""The register of what was destroyed: a file outside the database, so that no backup of that brings it back.

It only grows, and is read strictly: docs/spec/vault-destroyed.md.
"""

import fcntl
import os
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final
from uuid import UUID

from safelight.vault.errors import VaultFailure

_TIME: Final = "%Y-%m-%dT%H:%M:%SZ"
_LINE: Final = re.compile(
    r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) (recording|document) "
    r"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
)
_TAIL: Final = 4096  # bytes: longer than any line


class What(StrEnum):
    """What can be destroyed."""

    DOCUMENT = "document"
    RECORDING = "recording"


class UnsoundRegister(VaultFailure):
    """The register has a line that is none; nothing of it is applied."""

    def __init__(self, path: Path, line: int) -> None:
        super().__init__(path, line)
        self.path, self.line = path, line

    def __str__(self) -> str:
        return (
            f"Line {self.line} of {self.path} is malformed. Restore the file from its copy, and start again."
        )


@dataclass(frozen=True, slots=True)
class Destroyed:
    """One line. `at` is to the second."""

    at: datetime
    what: What
    key: UUID

    def __str__(self) -> str:
        return f"{self.at.astimezone(UTC):{_TIME}} {self.what} {self.key}"


@dataclass(frozen=True, slots=True)
class Register:
    """The register at `path`, which is made with its first line."""

    path: Path

    def add(self, lines: Collection[Destroyed]) -> None:
        """Durably. Raises OSError."""
        made = not self.path.exists()
        with self._locked() as descriptor:
            _cut_rest(descriptor)
            written = "".join(f"{each}\n" for each in lines).encode("ascii")
            if os.write(descriptor, written) != len(written):
                raise OSError(f"{self.path} could not be written whole: make room.")
            os.fsync(descriptor)
        if made:
            _synchronise(self.path.parent)

    def lines(self) -> Iterator[Destroyed]:
        """Every line, a few at a time. Raises `UnsoundRegister`."""
        try:
            file = self.path.open("rb")
        except FileNotFoundError:
            return
        with file:
            for number, line in enumerate(file, 1):
                if line.endswith(b"\n"):  # a rest without it was never a line
                    yield self._parsed(line, number)

    def _parsed(self, line: bytes, number: int) -> Destroyed:
        match = _LINE.fullmatch(line.decode("latin-1")[:-1])
        try:
            if match is None:
                raise UnsoundRegister(self.path, number)
            return Destroyed(
                datetime.strptime(match[1], _TIME).replace(tzinfo=UTC), What(match[2]), UUID(match[3])
            )
        except ValueError:  # the 31st of February
            raise UnsoundRegister(self.path, number) from None

    @contextmanager
    def _locked(self) -> Iterator[int]:
        """Open for appending, by one writer at a time on all machines that share the folder."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield descriptor
        finally:
            os.close(descriptor)


def keys(lines: Iterable[Destroyed], what: What) -> set[UUID]:
    """Of this kind, which."""
    return {each.key for each in lines if each.what is what}


def _cut_rest(descriptor: int) -> None:
    """A loss of power may leave a rest without its newline: what is written next must not stick to it."""
    size = os.fstat(descriptor).st_size
    tail = os.pread(descriptor, _TAIL, max(0, size - _TAIL))
    if tail and not tail.endswith(b"\n"):
        os.ftruncate(descriptor, size - len(tail) + tail.rfind(b"\n") + 1)


def _synchronise(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
