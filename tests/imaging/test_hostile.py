"""What is made to harm is refused by name, within ten seconds and a gigabyte; what is only vast stays within them."""

import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import psutil
import pytest

from safelight.imaging.decoded import cut, derived
from safelight.imaging.limits import MEMORY
from safelight.imaging.unfit import Unfit

from .hostile import BOMBS, VAST
from .making import noisy, saved

SECONDS, MIB = 10, 1024
# Prints the most that the process has held, in MiB, after everything has been tried: the bombs, or what comes in.
# getrusage(2) would count what its parent, which holds the files, had when it was born.
PROBE = r"""
import re, sys
from tests.imaging.hostile import BOMBS
from safelight.imaging.deriving import derive
from safelight.imaging.pyramid import cut
from safelight.imaging.unfit import Unfit
given = sys.stdin.buffer.read()
for data in [given] if given else BOMBS.values():
    for decode in (derive, cut):
        try:
            decode(data)
        except Unfit:
            pass
print(int(re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())[1]) // 1024)
"""


@pytest.mark.parametrize("decode", [derived, cut])
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once(name: str, decode: Callable[[bytes], object]) -> None:
    begun = time.monotonic()
    with pytest.raises(Unfit):
        decode(BOMBS[name])
    assert time.monotonic() - begun < SECONDS


def test_none_of_them_takes_a_gigabyte() -> None:
    assert peak(b"") < MIB


@pytest.mark.parametrize("name", VAST)
def test_what_is_vast_takes_no_gigabyte_either(name: str) -> None:
    assert peak(VAST[name]()) < MIB


def peak(data: bytes) -> int:
    run = subprocess.run([sys.executable, "-c", PROBE], input=data, capture_output=True, check=True)
    return int(run.stdout)


def test_the_decoder_itself_could_not_take_more_than_its_limit() -> None:
    with ThreadPoolExecutor(1) as pool:
        decoding = pool.submit(derived, saved(noisy(9_000, 6_000, grain=40)))
        limits = set()
        while not decoding.done():
            limits |= _limits_of_forks()
        decoding.result()
    assert (MEMORY, MEMORY) in limits


def _limits_of_forks() -> set[tuple[int, int]]:
    found = set()
    for each in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if "safelight.imaging.decoding" in each.cmdline():
                found.add(each.rlimit(psutil.RLIMIT_AS))
    return found
