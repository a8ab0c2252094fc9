"""The process that stands ready: it has loaded its decoders and reads not a byte of a file. For each file it forks
one that is confined, warms up, decodes that file and dies. No process ever sees the files of two people.
"""

import gc
import os
import select
import signal
import sys
from collections.abc import Callable
from typing import Final

from safelight.apart.confining import Limits, confine
from safelight.apart.frames import Answer, request

READY: Final = b"r"
DONE: Final = b"d"
_STDIN: Final = 0

Decode = Callable[[bytes, Answer], None]


def serve(limits: Limits, decode: Decode, warm: Callable[[], object]) -> None:
    """Until nobody is at the other end any more, or a file was not answered. The status is told on the descriptor
    that the command line names. `warm` is what makes the first file as quick as a second would be.
    """

    def answer() -> None:
        warm()
        decode(request(), Answer())

    status = int(sys.argv[1])
    _ensure_alone()
    gc.freeze()  # what is loaded stays shared with those that are forked
    if not _done(_forked(limits, status, warm)):
        raise RuntimeError("nothing can be decoded here")
    os.write(status, READY)
    while _done(_forked(limits, status, answer)):
        os.write(status, DONE)


def _ensure_alone() -> None:
    """A fork copies one thread, and whatever lock another holds stays locked."""
    if len(os.listdir("/proc/self/task")) > 1:  # noqa: PTH208 - names are enough
        raise RuntimeError("a decoder has started a thread while it was loaded")


def _forked(limits: Limits, status: int, work: Callable[[], object]) -> int:
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        os.close(status)
        confine(limits, parent)
        work()
        code = 0
    finally:
        os._exit(code)  # nothing of the parent's is to be tidied up


def _done(child: int) -> bool:
    """Whether it ended well; if nobody waits for its answer any more, it is ended."""
    life = os.pidfd_open(child)
    either = select.poll()
    either.register(life, select.POLLIN)
    either.register(_STDIN, 0)  # its end is always told
    if all(which == _STDIN for which, _ in either.poll()):
        os.kill(child, signal.SIGKILL)
    os.close(life)
    return os.waitpid(child, 0)[1] == 0
