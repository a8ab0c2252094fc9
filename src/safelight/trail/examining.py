"""What can be said of the lines of an export one by one: the costly part, done by as many processes as there are cores.

Nothing here knows the tree: that is `verify`, which hears what each line says in their order.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Final, TypeAlias

from safelight.trail import export
from safelight.trail.errors import MalformedEntry, MalformedLine
from safelight.trail.glance import date_of
from safelight.trail.tree import leaf_hash

PART: Final = 2 << 20  # bytes of lines that a process is given at a time


@dataclass(frozen=True, slots=True)
class Examined:
    """An entry: where it says it stands, the hash beside it, when it is dated, or why it is none."""

    index: int
    leaf: bytes
    at: str  # as it is written: these are in the order of time; empty where it is no entry
    fault: str = ""


Seen: TypeAlias = Examined | export.First | export.Checkpoint | export.Stamp | export.Last | None
"""What a line says; None where it says nothing."""


def examined(lines: Iterable[bytes]) -> Iterator[Seen]:
    """What each line says, in their order. Memory: a few parts for each core, however many lines there are."""
    parts = _parts(lines)
    first, second = next(parts, b""), next(parts, b"")
    yield from examine(first)
    if second:
        yield from _side_by_side(second, parts)


def examine(part: bytes) -> list[Seen]:
    """What each of these lines says."""
    return [_seen(line) for line in part.splitlines(keepends=True)]


def _seen(line: bytes) -> Seen:
    try:
        said = export.read(line)
    except MalformedLine:
        return None
    if not isinstance(said, export.Row):
        return said
    if leaf_hash(said.body) != said.leaf:
        return Examined(said.index, said.leaf, "", "It is not what the hash beside it was made of.")
    try:
        return Examined(said.index, said.leaf, date_of(said.body))
    except MalformedEntry as error:
        return Examined(said.index, said.leaf, "", f"It is not one that the library writes. {error}")


def _side_by_side(first: bytes, parts: Iterator[bytes]) -> Iterator[Seen]:
    started_anew = multiprocessing.get_context("spawn")  # a fork would share the parent's database connection
    cores = len(os.sched_getaffinity(0))
    pending = deque[Future[list[Seen]]]()
    pool = ProcessPoolExecutor(cores, started_anew)
    try:
        pending.append(pool.submit(examine, first))
        for part in parts:
            pending.append(pool.submit(examine, part))
            if len(pending) > 2 * cores:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _parts(lines: Iterable[bytes]) -> Iterator[bytes]:
    held, size = list[bytes](), 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= PART:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)
