"""What comes back is believed within limits; what takes too long, lingers or outlives us is ended."""

import subprocess
import sys
import time
from contextlib import suppress
from time import monotonic

import psutil
import pytest

from safelight.apart.decoders import Decoders
from safelight.apart.frames import LAST, MORE, VALUE
from safelight.apart.process import LONGEST_VALUE, Failed, Process, Unable
from tests.apart.test_confined import PATIENCE, told

PROGRAM = "tests.apart.deeds"

# Somebody who has asked a decoder that hangs.
CALLER = f"""
from time import monotonic
from safelight.apart.process import Process
process = Process("{PROGRAM}")
process.ask(b"hangs", monotonic() + 60)
print(process._process.pid, flush=True)
process.value(monotonic() + 600)
"""


@pytest.fixture(scope="module")
def decoders() -> Decoders:
    return Decoders(PROGRAM, at_once=1)


def gone(*processes: psutil.Process) -> bool:
    return not psutil.wait_procs(processes, timeout=PATIENCE)[1]


def family(pid: int) -> list[psutil.Process]:
    """A process that stands ready, and the one that it has forked."""
    ready = psutil.Process(pid)
    end = monotonic() + PATIENCE
    while not ready.children():
        assert monotonic() < end, "it does not begin"
        time.sleep(0.01)
    return [ready, *ready.children()]


def test_what_hangs_is_ended_with_what_it_forked(decoders: Decoders) -> None:
    before = set(psutil.Process().children())
    with pytest.raises(Failed, match="too long"):
        told(decoders, "hangs", seconds=0.5)
    assert told(decoders, "remembers") == 1
    assert all("hangs" not in " ".join(_command(each)) for each in before)
    assert len({each for each in psutil.Process().children() if PROGRAM in _command(each)} - before) <= 1


def test_whoever_asked_is_killed_and_no_decoder_stays() -> None:
    with subprocess.Popen([sys.executable, "-c", CALLER], stdout=subprocess.PIPE) as caller:
        assert caller.stdout is not None
        decoder = family(int(caller.stdout.readline()))
        caller.kill()
    assert gone(*decoder)


def test_the_one_that_stands_ready_is_killed_and_its_fork_does_not_stay() -> None:
    process = Process(PROGRAM)
    process.ask(b"hangs", monotonic() + PATIENCE)
    ready, fork = family(process._process.pid)  # noqa: SLF001 - as an operator would
    ready.kill()
    assert gone(fork)
    with pytest.raises(Failed):
        process.value(monotonic() + PATIENCE)
    process.end()


@pytest.mark.parametrize("deed", ["lingers", "adds"])
def test_nobody_answers_for_the_next(decoders: Decoders, deed: str) -> None:
    assert told(decoders, deed) == "mine"
    assert told(decoders, "remembers") == 1


@pytest.mark.parametrize(
    "said",
    [
        b"?" + VALUE.pack(LAST, 2)[1:] + b"{}",
        VALUE.pack(LAST, LONGEST_VALUE + 1) + b'"' + b"a" * LONGEST_VALUE + b'"',
        VALUE.pack(LAST, 2**32 - 1),
        VALUE.pack(LAST, 5) + b"{'a':",
        VALUE.pack(LAST, 3) + b"NaN",
        VALUE.pack(LAST, 8) + b"Infinity",
        VALUE.pack(LAST, 2) + b"\xff\xfe",
        VALUE.pack(LAST, 60_000) + b"[" * 60_000,
        VALUE.pack(LAST, 9_000) + b"9" * 9_000,
        VALUE.pack(MORE, 4) + b"nu",
        b"",
    ],
    ids=[
        "kind",
        "long",
        "longest",
        "cut",
        "nan",
        "infinity",
        "letters",
        "deep",
        "number",
        "early",
        "nothing",
    ],
)
def test_what_cannot_be_is_not_believed(decoders: Decoders, said: bytes) -> None:
    with pytest.raises(Failed):
        told(decoders, f"says {said.hex()}")


def test_one_that_died_idle_is_not_asked(decoders: Decoders) -> None:
    assert told(decoders, "remembers") == 1
    for each in psutil.Process().children():
        with suppress(psutil.NoSuchProcess):
            if PROGRAM in _command(each):
                each.kill()
                each.wait(PATIENCE)
    assert told(decoders, "remembers") == 1


def test_what_cannot_be_started_is_said_not_to_be_had() -> None:
    with pytest.raises(Unable):
        told(Decoders("tests.apart.no_such_program", at_once=1), "remembers")
    assert not [each for each in psutil.Process().children() if "no_such_program" in _command(each)]


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.NoSuchProcess:
        return []
