"""Time stamps over checkpoints, from an authority outside the hospital. Kept beside the checkpoints.

One over the newest checkpoint stands for all entries before it. So where the authority did not answer for a while, the
next answer makes up for it.
"""

import base64
import urllib.request
from collections.abc import Iterable, Iterator
from http.client import HTTPException
from pathlib import Path
from typing import Final

from safelight.ledger import checkpoints
from safelight.ledger.place import append, folder, tail
from safelight.trail.errors import UnverifiedStamp
from safelight.trail.export import Signed
from safelight.trail.stamp import Question

PATIENCE: Final = 20  # seconds for the authority to answer
MOST: Final = 64 * 1024  # bytes of an answer


class Unstamped(Exception):
    """The authority gave no time stamp. The message says why."""


def stamp_newest(authority: str) -> bool:
    """Have the newest checkpoint stamped by the authority at this address; False if it has been. Raises `Unstamped`."""
    newest = checkpoints.newest()
    if newest is None:
        return False
    signed = Signed(newest)
    if signed.size <= _newest_size():
        return False
    asked = Question.about(newest)
    answer = _answer(authority, asked.data)
    try:
        asked.check(answer)
    except UnverifiedStamp as error:
        raise Unstamped(str(error)) from None
    append(place(), f"{signed.size} {base64.b64encode(answer).decode()}\n")
    return True


def beside(notes: Iterable[str]) -> Iterator[Signed]:
    """Checkpoints with the time stamps over them."""
    kept = _kept()
    size, token = next(kept, (-1, b""))
    for note in notes:
        signed, found = Signed(note), list[bytes]()
        while token and size <= signed.size:
            if size == signed.size:
                found.append(token)
            size, token = next(kept, (-1, b""))
        yield Signed(note, tuple(found))


def place() -> Path:
    """The file that they are kept in."""
    return folder() / "timestamps"


def _answer(authority: str, question: bytes) -> bytes:
    """RFC 3161 3.4."""
    asked = urllib.request.Request(authority, question, {"Content-Type": "application/timestamp-query"})  # noqa: S310 - http or https, see the settings
    try:
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310 - the same
            data: bytes = answer.read(MOST)
            return data
    except (OSError, HTTPException) as error:
        raise Unstamped(f"The authority for time stamps does not answer: {type(error).__name__}.") from None


def _kept() -> Iterator[tuple[int, bytes]]:
    if place().exists():
        with place().open() as file:
            for line in file:
                size, _, token = line.partition(" ")
                yield int(size), base64.b64decode(token)


def _newest_size() -> int:
    """What the newest time stamp is over; -1 before there is any."""
    lines = tail(place(), 2 * MOST).splitlines()
    return int(lines[-1].partition(b" ")[0]) if lines else -1
