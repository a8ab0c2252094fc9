"""A decoder seen from outside: what it says is taken as numbers and words within limits, and in time or not at all.

Why it is safe: it inherits three pipes and an environment with no setting in it. It is trusted with nothing: the next
file is sent only when the process that gave the last answer is dead, so that none can answer for another.
"""

import fcntl
import json
import os
import select
import subprocess
import sys
from time import monotonic
from typing import Any, Final, cast

from safelight.apart.frames import LAST, MORE, REQUEST, VALUE
from safelight.apart.serving import DONE, READY

LONGEST_VALUE: Final = 64 * 1024  # bytes of JSON
_START: Final = 30.0  # seconds to load its libraries in, on a machine that has much else to do
_DEATH: Final = 3.0  # for one that has answered
_PIPE: Final = 1024 * 1024  # bytes: what pipe(7) lets anybody have
_AT_ONCE: Final = 1024 * 1024

# What libraries are told: one thread while they load, and few arenas, each of which takes address space. A process that
# lives for one file finds its symbols before it is forked and gets its memory in large pages (ld.so(8), glibc's
# tunables): 165 ms in place of 177 for a twelve-megapixel JPEG.
_ENVIRONMENT: Final = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "LD_BIND_NOW": "1",
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
}


class Failed(Exception):
    """The decoder died, took too long, or said what cannot be."""


class Unable(Exception):
    """No decoder can be started here."""


class Process:
    """One that stands ready. Raises Unable if it does not get so far. `ended`: its answer was heard to the end."""

    def __init__(self, program: str) -> None:
        status, theirs = os.pipe()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - a module of ours, no shell
                [sys.executable, "-m", program, str(theirs)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_ENVIRONMENT | {"PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))},
                pass_fds=[theirs],
                start_new_session=True,  # a Ctrl-C at a terminal is not meant for it
            )
        except OSError as failed:
            os.close(status)
            raise Unable(program) from failed
        finally:
            os.close(theirs)
        self._status = os.fdopen(status, "rb", buffering=0)
        self._in, self._out = (
            cast("Any", each).fileno() for each in (self._process.stdin, self._process.stdout)
        )
        for each in (self._in, self._out):
            os.set_blocking(each, False)
            fcntl.fcntl(each, fcntl.F_SETPIPE_SZ, _PIPE)
        self.ended = True
        if not self._told(READY, monotonic() + _START):
            self.end()
            raise Unable(program)

    def ask(self, data: bytes, until: float) -> None:
        """Send a file, by then (of the monotonic clock). Raises Failed."""
        self.ended = False
        left = memoryview(REQUEST.pack(len(data)))
        rest = memoryview(data)
        while left or rest:
            if not left:
                left, rest = rest, rest[:0]
            _ready(until, self._in, what=select.POLLOUT)
            try:
                left = left[os.write(self._in, left[:_AT_ONCE]) :]
            except BrokenPipeError as gone:
                raise Failed("it is gone") from gone

    def value(self, until: float) -> Any:
        """The next value of the answer. Raises Failed."""
        kind, length = VALUE.unpack(self.data(VALUE.size, until))
        if kind not in (MORE, LAST) or length > LONGEST_VALUE:
            raise Failed("it says what cannot be")
        words = self.data(length, until)
        self.ended = kind == LAST
        try:
            return json.loads(words, parse_constant=_no_number)
        except (ValueError, RecursionError) as wrong:
            raise Failed("it says what cannot be") from wrong

    def data(self, size: int, until: float) -> bytes:
        """The next bytes of the answer, as many as the caller has found to be within its limits. Raises Failed."""
        got = bytearray(size)
        left = memoryview(got)
        while left:
            if self._out not in _ready(until, self._out, self._status.fileno()):
                raise Failed("it ended before its answer")
            length = os.readv(self._out, [left[:_AT_ONCE]])
            if not length:
                raise Failed("it is gone")
            left = left[length:]
        return bytes(got)

    def is_clean(self) -> bool:
        """Whether who gave the last answer is dead, and nobody has said a byte more: then the next may be asked."""
        if not self._told(DONE, monotonic() + _DEATH) or self._process.poll() is not None:
            return False
        more = select.poll()
        more.register(self._out, select.POLLIN)
        return not more.poll(0)

    def end(self) -> None:
        """At once; what it has forked dies with it."""
        self._process.kill()
        self._process.wait()
        for each in (self._process.stdin, self._process.stdout, self._status):
            cast("Any", each).close()

    def _told(self, what: bytes, until: float) -> bool:
        try:
            _ready(until, self._status.fileno())
        except Failed:
            return False
        return self._status.read(1) == what


def _ready(until: float, *descriptors: int, what: int = select.POLLIN) -> set[int]:
    """Which of them can be read (or written), or have come to their end. Raises Failed if none can by then."""
    waiting = select.poll()
    for each in descriptors:
        waiting.register(each, what)
    found = waiting.poll(max(0.0, until - monotonic()) * 1000)
    if not found:
        raise Failed("it takes too long")
    return {each for each, _ in found}


def _no_number(word: str) -> None:
    raise ValueError(word)
