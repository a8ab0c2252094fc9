"""The journal: entries of the trail outside the database, each with the rows that it added. docs/spec/backup.md.

Nobody is named in it. Writers queue on a lock, and whoever has it writes for all.
"""

import errno
import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from safelight.archive import rows
from safelight.ledger.models import LedgerEntry, LedgerHead
from safelight.trail.entry import canonical, parse
from safelight.trail.errors import MalformedEntry

A_FILE: Final = 100_000  # lines
TOO_FAR: Final = 20_000  # entries behind: it begins anew
A_WRITE: Final = 1000  # lines
_A_READ: Final = 4096


class UnsoundJournal(Exception):
    """A line is none, or is not the next."""

    def __init__(self, file: Path, line: int) -> None:
        super().__init__(f"{file} is unsound at line {line}: bring it back from its copy, or move it away.")


class Ahead(Exception):
    """The database has less of the trail than the journal beside it: somebody put an older one in its place."""

    def __init__(self) -> None:
        super().__init__(
            "The database is older than its journal: stop everything, and run safelight prepare."
        )


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as it is in the trail, and the rows that it added."""

    index: int
    body: bytes
    adds: tuple[dict[str, Any], ...]


def catch_up() -> None:
    """Write what has been committed and is not here yet. Raises OSError, `UnsoundJournal` or `Ahead`."""
    with _alone():
        last = last_index()
        while waiting := _after(last):
            if len(waiting) == A_WRITE:
                far = LedgerHead.objects.values_list("size", flat=True).get(pk=1) - TOO_FAR
                waiting = _after(far - 1) if far > waiting[0][0] else waiting
            _write(last, waiting)
            last = waiting[-1][0]
            if len(waiting) < A_WRITE:
                return
        if last >= LedgerHead.objects.values_list("size", flat=True).get(pk=1):
            raise Ahead


def _after(index: int) -> list[tuple[int, bytes]]:
    """The next entries of the trail."""
    entries = LedgerEntry.objects.filter(index__gt=index).order_by("index")
    return [(each, bytes(body)) for each, body in entries.values_list("index", "body")[:A_WRITE]]


def _write(last: int, entries: list[tuple[int, bytes]]) -> None:
    """Behind the one that is last here, in as many files as it takes."""
    file, waiting = _last_file(), list[bytes]()
    for index, body in entries:
        if file is None or index != last + 1 or index - int(file.name) >= A_FILE:
            _append(file, waiting)
            file = folder() / f"{index:020}"
        waiting.append(_written(index, body))
        last = index
    _append(file, waiting)


def last_index() -> int:
    """Of the last entry that is here; -1 of an empty journal. Raises `UnsoundJournal`."""
    file = _last_file()
    if file is None:
        return -1
    line, before = _last_line(file), int(file.name) - 1
    try:
        return max(before, int(json.loads(line)["index"])) if line else before
    except (ValueError, KeyError, TypeError):
        raise UnsoundJournal(file, file.read_bytes().count(b"\n")) from None


def lines(since: int) -> Iterator[Line]:
    """From this entry on. Raises `UnsoundJournal`."""
    files = _files()
    for file, following in zip_longest(files, files[1:]):
        if following is None or int(following.name) > since:
            yield from (each for each in _read(file) if each.index >= since)


def folder() -> Path:
    place: Path = settings.SAFELIGHT_HOME / "journal"
    place.mkdir(mode=0o700, exist_ok=True)
    return place


def _read(file: Path) -> Iterator[Line]:
    with file.open("rb") as data:
        for number, line in enumerate(data):
            if not line.endswith(b"\n"):
                return  # what a loss of power left was never a line
            try:
                said = json.loads(line)
                body = canonical(
                    parse(json.dumps(said["entry"], sort_keys=True, separators=(",", ":")).encode())
                )
                found = Line(said["index"], body, tuple(said["adds"]))
            except (ValueError, KeyError, TypeError, MalformedEntry):
                raise UnsoundJournal(file, number + 1) from None
            if found.index != int(file.name) + number:
                raise UnsoundJournal(file, number + 1)
            yield found


def _written(index: int, body: bytes) -> bytes:
    adds = json.dumps(rows.added_by(parse(body)), sort_keys=True, separators=(",", ":")).encode()
    return b'{"adds":%b,"entry":%b,"index":%d}\n' % (adds, body, index)


def _append(file: Path | None, waiting: list[bytes]) -> None:
    """Whole lines, on the disk when this returns; none of them where it raises."""
    if file is None or not waiting:
        return
    new = not file.exists()
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        data, before = b"".join(waiting), os.fstat(handle).st_size
        if os.write(handle, data) != len(data):
            os.ftruncate(handle, before)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(handle)
    finally:
        os.close(handle)
    if new:
        _synchronise(file.parent)
    waiting.clear()


def _last_line(file: Path) -> bytes:
    """Without what a loss of power left behind it, which is cut off."""
    with file.open("r+b") as data:
        end, held = data.seek(0, os.SEEK_END), b""
        at = end
        while at and held.count(b"\n") < 2:  # noqa: PLR2004 - the one at its end, and the one before it
            at = max(0, at - _A_READ)
            data.seek(at)
            held = data.read(end - at)
        whole, newline, rest = held.rpartition(b"\n")
        if rest:
            data.truncate(end - len(rest))
        return whole.rpartition(b"\n")[2] if newline else b""


def _files() -> list[Path]:
    return sorted(each for each in folder().iterdir() if each.name.isdigit())


def _last_file() -> Path | None:
    files = _files()
    return files[-1] if files else None


@contextmanager
def _alone() -> Iterator[None]:
    handle = os.open(folder() / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _synchronise(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
