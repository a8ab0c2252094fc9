"""The pages of a scan in grey with the codes on them, as a process apart draws them (`decoding`). Nothing is read here.

Why it is safe: what comes from that process is taken as numbers and words within limits, never as an object or a class.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, Final

import numpy as np

from safelight.apart.decoders import Decoders
from safelight.apart.process import Failed, Process
from safelight.paper.limits import (
    GIVEN_BACK,
    MAX_BYTES,
    MAX_CODES,
    MAX_PAGES,
    MAX_TEXT,
    PAGE_SECONDS,
    PICTURE_SIDE,
)
from safelight.paper.sheet import Barcode, Sheet
from safelight.paper.unfit import (
    Damaged,
    Empty,
    Locked,
    NotAScan,
    TooLarge,
    TooManyPages,
    TooManyPixels,
    TooMuchWork,
    UnfitScan,
)

_REASONS: Final = {
    each.__name__: each for each in (Damaged, Locked, NotAScan, TooManyPages, TooManyPixels, TooMuchWork)
}
_SIDE: Final = PICTURE_SIDE + 1  # a side is rounded up
_FAR: Final = 10 * _SIDE  # a corner may lie beyond the page's edge, and not further
_CORNERS: Final = 4

PROGRAM: Final = "safelight.paper.decoding"
_DECODERS: Final = Decoders(PROGRAM, at_once=2)


class Scanned:
    """A scan that is being drawn. `pages` is how many it has, `number` which of them is waited for."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.number = 1
        self.pages = 0

    def open(self, until: float) -> None:
        self.pages = _whole(self._said(until).get("pages"), MAX_PAGES)

    def sheets(self) -> Iterator[Sheet]:
        """Each page in turn, upright or not. Raises a subclass of UnfitScan, maybe after some."""
        patience = PAGE_SECONDS
        for number in range(1, self.pages + 1):
            self.number = number
            begin = monotonic()
            sheet = self._sheet(begin + patience)
            # Slow pages use the patience up; each gives a little back, more than a scanned page takes.
            patience = min(PAGE_SECONDS, patience - (monotonic() - begin) + GIVEN_BACK)
            yield sheet
        self._said(monotonic() + patience)

    def _sheet(self, until: float) -> Sheet:
        said = self._said(until)
        width, height = (_whole(each, _SIDE) for each in _listed(said.get("page"), 2))
        codes = tuple(_barcode(each) for each in _listed(said.get("codes"), MAX_CODES))
        rows = self._process.data(width * height, until)
        return Sheet(np.frombuffer(rows, np.uint8).reshape(height, width), codes)

    def _said(self, until: float) -> dict[str, Any]:
        said = self._process.value(until) or {}
        if not isinstance(said, dict):
            raise Failed("it says what cannot be")
        if "unfit" in said:
            raise _refused(said["unfit"])
        return said


@contextmanager
def opened(data: bytes) -> Iterator[Scanned]:
    """The scan, to be had page by page. Raises a subclass of UnfitScan, or `apart.process.Unable`."""
    if not data:
        raise Empty
    if len(data) > MAX_BYTES:
        raise TooLarge(len(data), MAX_BYTES)
    until = monotonic() + PAGE_SECONDS
    scan: Scanned | None = None
    try:
        with _DECODERS.decoding(data, until) as process:
            scan = Scanned(process)
            scan.open(until)
            yield scan
    except Failed as failed:
        raise TooMuchWork(scan.number if scan else 1) from failed


def _refused(said: Any) -> UnfitScan:
    name, *facts = _listed(said, MAX_CODES)
    if name not in _REASONS or not all(_is_fact(each) for each in facts):
        raise Failed("it says what cannot be")
    try:
        return _REASONS[name](*facts)
    except TypeError as wrong:
        raise Failed("it says what cannot be") from wrong


def _is_fact(value: Any) -> bool:
    return type(value) is int or (isinstance(value, str) and len(value) <= MAX_TEXT and value.isprintable())


def _barcode(said: Any) -> Barcode:
    text, corners = _listed(said, 2)
    points = [_listed(each, 2) for each in _listed(corners, _CORNERS)]
    if (
        not isinstance(text, str)
        or len(points) != _CORNERS
        or not all(type(each) is int and abs(each) < _FAR for point in points for each in point)
    ):
        raise Failed("it says what cannot be")
    return Barcode(text, tuple((x, y) for x, y in points))


def _listed(said: Any, most: int) -> list[Any]:
    if not isinstance(said, list) or len(said) > most:
        raise Failed("it says what cannot be")
    return said


def _whole(value: Any, most: int) -> int:
    if type(value) is not int or not 0 < value <= most:
        raise Failed("it says what cannot be")
    return value
