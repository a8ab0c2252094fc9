"""What a decoder that somebody has taken over can do: nothing but answer, and that within limits."""

import ctypes
import ctypes.util
import os
from time import monotonic
from typing import Any

import pytest

from safelight.apart.calls import ABSENT, ALLOWED, ARCHITECTURES, MAPPING, THREAD
from safelight.apart.decoders import Decoders
from safelight.apart.filtering import Unfiltered, program
from safelight.apart.process import Failed

PATIENCE = 60.0  # seconds


@pytest.fixture(scope="module")
def decoders() -> Decoders:
    return Decoders("tests.apart.deeds", at_once=1)


def told(decoders: Decoders, deed: str, seconds: float = PATIENCE) -> Any:
    until = monotonic() + seconds
    with decoders.decoding(deed.encode(), until) as process:
        return process.value(until)


@pytest.mark.parametrize(
    "deed",
    [
        "opens /etc/hostname",
        "opens /proc/self/environ",
        "opens /proc/US/environ",
        "opens /proc/US/mem",
        "writes /tmp/written-by-a-decoder",
        "connects",
        "connects_by_number",
        "connects_as_32_bits",
        "asks_the_ring",
        "reads_memory US",
        "kills US",
        "forks",
        "executes",
        "maps_code",
    ],
)
def test_the_kernel_refuses(decoders: Decoders, deed: str) -> None:
    assert told(decoders, deed.replace("US", str(os.getpid()))) == "EPERM"


def test_it_has_no_more_memory_than_it_was_given(decoders: Decoders) -> None:
    assert told(decoders, "eats 100") == 100 * 1024 * 1024
    assert told(decoders, "eats 1200") == "MemoryError"


def test_it_knows_no_setting(decoders: Decoders, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "SAFELIGHT_DATABASE_URL" in os.environ
    names = set(told(decoders, "environment")) - {"PYTHONPATH", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"}
    assert names <= {"MALLOC_ARENA_MAX", "LD_BIND_NOW", "GLIBC_TUNABLES", "LC_CTYPE"}


def test_it_holds_its_pipes_and_nothing_else(decoders: Decoders) -> None:
    with open("/etc/hostname") as kept:  # noqa: PTH123 - a descriptor of ours, beside the database's
        os.set_inheritable(kept.fileno(), True)
        assert told(Decoders("tests.apart.deeds", at_once=1), "descriptors") == [0, 1, 2]


def test_it_may_work_in_threads(decoders: Decoders) -> None:
    assert told(decoders, "works_in_a_thread") == [1]


def test_no_process_sees_two_files(decoders: Decoders) -> None:
    assert told(decoders, "process") != told(decoders, "process")
    assert [told(decoders, "remembers") for _ in range(3)] == [1, 1, 1]


@pytest.mark.parametrize("name", [*ALLOWED, *MAPPING, *THREAD, *ABSENT])
def test_the_numbers_are_the_kernels(name: str) -> None:
    """As libseccomp knows them, which Debian's apt brings with it."""
    library = ctypes.CDLL(ctypes.util.find_library("seccomp"))
    numbers = (ALLOWED | MAPPING | THREAD | ABSENT)[name]
    for architecture, number in zip(ARCHITECTURES.values(), numbers, strict=True):
        known = library.seccomp_syscall_resolve_name_arch(ctypes.c_uint32(architecture), name.encode())
        assert known == number


def test_on_a_machine_that_nobody_knows_nothing_is_decoded() -> None:
    with pytest.raises(Unfiltered, match="riscv64"):
        program("riscv64")


@pytest.mark.parametrize("deed", ["crashes", "fails", "ends", "spins"])
def test_what_does_not_answer_has_failed_and_the_next_is_answered(decoders: Decoders, deed: str) -> None:
    with pytest.raises(Failed):
        told(decoders, deed)
    assert told(decoders, "remembers") == 1
