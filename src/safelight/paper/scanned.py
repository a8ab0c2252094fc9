"""The pages of a scan in grey, each as it is drawn by a process apart (`drawing`). Nothing is read from them here.

Why it is safe: what comes from that process is taken as numbers within limits, never as an object or a class.
"""

import json
import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from threading import Timer
from time import monotonic
from typing import IO, Final, cast

import numpy as np
from numpy.typing import NDArray

from safelight.paper.limits import GIVEN_BACK, MAX_BYTES, MAX_PAGES, PAGE_SECONDS, PICTURE_SIDE
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

Grey = NDArray[np.uint8]  # rows, columns

_REASONS: Final = {
    each.__name__: each for each in (Damaged, Locked, NotAScan, TooManyPages, TooManyPixels, TooMuchWork)
}
_WORDS: Final = 1000  # more than any reason takes
_SIDE: Final = PICTURE_SIDE + 1  # a side is rounded up


def grey_pages(data: bytes) -> Iterator[Grey]:
    """Each page in turn, upright or not. Raises a subclass of UnfitScan, maybe after some pages."""
    if not data:
        raise Empty
    if len(data) > MAX_BYTES:
        raise TooLarge(len(data), MAX_BYTES)
    with _drawing() as child:
        yield from _pages(child, data)


def _pages(child: subprocess.Popen[bytes], data: bytes) -> Iterator[Grey]:
    file, drawn = cast("IO[bytes]", child.stdin), cast("IO[bytes]", child.stdout)
    with _impatiently(child, PAGE_SECONDS), suppress(BrokenPipeError):
        file.write(data)
        file.close()
    patience = PAGE_SECONDS
    for number in count(1):
        begin = monotonic()
        with _impatiently(child, patience):
            page = _next(drawn, number)
        if page is None:
            return
        # Slow pages use the patience up; each gives a little back, more than a scanned page takes.
        patience = min(PAGE_SECONDS, patience - (monotonic() - begin) + GIVEN_BACK)
        yield page


def _next(stream: IO[bytes], number: int) -> Grey | None:
    match stream.read(1):
        case b"P" if number <= MAX_PAGES:
            width, height = struct.unpack(">II", _exactly(stream, 8, number))
            if not 0 < width <= _SIDE or not 0 < height <= _SIDE:
                raise TooMuchWork(number)
            rows = _exactly(stream, width * height, number)
            return np.frombuffer(rows, np.uint8).reshape(height, width)
        case b"X":
            (length,) = struct.unpack(">I", _exactly(stream, 4, number))
            raise _reason(_exactly(stream, min(length, _WORDS), number), number)
        case b".":
            return None
        case _:
            raise TooMuchWork(number)


def _reason(words: bytes, number: int) -> UnfitScan:
    try:
        name, *facts = json.loads(words)
        return _REASONS[name](*facts)
    except (ValueError, KeyError, TypeError):
        return TooMuchWork(number)


def _exactly(stream: IO[bytes], size: int, number: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise TooMuchWork(number)
    return data


@contextmanager
def _drawing() -> Iterator[subprocess.Popen[bytes]]:
    """The process that draws; it inherits neither settings nor secrets from the environment."""
    environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OPENBLAS_NUM_THREADS": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "safelight.paper.drawing"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as child:
        try:
            yield child
        finally:
            child.kill()
            with suppress(BrokenPipeError):
                cast("IO[bytes]", child.stdin).close()


@contextmanager
def _impatiently(child: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
    timer = Timer(seconds, child.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
