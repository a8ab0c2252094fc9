"""A process that gives up all it does not need for decoding. There is no way back, and it starts no other.

Why it is safe: limits come first, then the filter; only what comes after both touches a byte that somebody sent.
"""

import ctypes
import os
import resource
import signal
import sys
from dataclasses import dataclass
from typing import Final

from safelight.apart import filtering

_SET_PDEATHSIG: Final = 1  # linux/prctl.h


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: bytes of address space, seconds of processor time."""

    memory: int
    processor: int


def confine(limits: Limits, parent: int) -> None:
    """Live no longer than `parent`, within the limits, with no call but the allowed. Raises Unfiltered."""
    ctypes.CDLL(None).prctl(_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before we said so
        sys.exit(1)
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.processor),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 0),  # no descriptor beyond those it has
    ):
        resource.setrlimit(kind, (most, most))
    filtering.put_on()
