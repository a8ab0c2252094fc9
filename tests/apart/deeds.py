"""A decoder that does whatever it is asked to: `python -m tests.apart.deeds`. What a deed comes to is its answer; a
refusal by the kernel is named as errno(3) names it.
"""

import ctypes
import errno
import mmap
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from safelight.apart.confining import Limits
from safelight.apart.frames import LAST, MORE, VALUE, Answer
from safelight.apart.serving import serve

MIB = 1024 * 1024
_remembered: list[int] = []


def opens(path: str) -> int:
    return os.open(path, os.O_RDONLY)


def writes(path: str) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)


def connects(_: str) -> str:
    return repr(socket.socket())


def connects_by_number(_: str) -> None:
    """Past everything that Python or the C library would say."""
    _raw(41, socket.AF_INET, socket.SOCK_STREAM, 0)


def connects_as_32_bits(_: str) -> None:
    """The x32 calling convention: the same number with a bit more."""
    _raw(0x40000000 + 41, socket.AF_INET, socket.SOCK_STREAM, 0)


def asks_the_ring(_: str) -> None:
    """io_uring_setup(2): the kernel would do the work on our behalf."""
    _raw(425, 8, ctypes.byref(ctypes.create_string_buffer(120)))


def reads_memory(process: str) -> None:
    """process_vm_readv(2)."""
    _raw(310, int(process), 0, 0, 0, 0, 0)


def kills(process: str) -> None:
    os.kill(int(process), signal.SIGKILL)


def forks(_: str) -> int:
    return os.fork()


def executes(_: str) -> None:
    os.execv("/bin/true", ["true"])  # noqa: S606 - that is the question


def maps_code(_: str) -> None:
    mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)


def works_in_a_thread(_: str) -> list[int]:
    found: list[int] = []
    thread = threading.Thread(target=found.append, args=(1,))
    thread.start()
    thread.join()
    return found


def eats(mebibytes: str) -> int:
    return len(bytearray(int(mebibytes) * MIB))


def environment(_: str) -> dict[str, str]:
    return dict(os.environ)


def descriptors(_: str) -> list[int]:
    return [each for each in range(64) if _is_open(each)]


def process(_: str) -> int:
    return os.getpid()


def remembers(_: str) -> int:
    _remembered.append(1)
    return len(_remembered)


def crashes(_: str) -> None:
    ctypes.string_at(0)


def fails(_: str) -> None:
    raise RuntimeError("Bartholomew")


def spins(_: str) -> None:
    while True:
        pass


def hangs(_: str) -> None:
    time.sleep(600)


def ends(_: str) -> None:
    os._exit(0)


DEEDS: dict[str, Callable[[str], Any]] = {
    each.__name__: each
    for each in (
        opens, writes, connects, connects_by_number, connects_as_32_bits, asks_the_ring, reads_memory, kills, forks,
        executes, maps_code, works_in_a_thread, eats, environment, descriptors, process, remembers, crashes, fails,
        spins, hangs, ends,
    )
}  # fmt: skip


def decode(data: bytes, answer: Answer) -> None:
    name, _, told = data.decode().partition(" ")
    match name:
        case "says":  # these bytes, and no frame around them
            sys.stdout.buffer.write(bytes.fromhex(told))
            sys.stdout.buffer.flush()
        case "lingers":  # answered, it answers for the next as well
            answer.end("mine")
            sys.stdout.buffer.write(VALUE.pack(LAST, 8) + b'"forged"')
            sys.stdout.buffer.flush()
            time.sleep(600)
        case "adds":  # answered, it says more, and dies
            answer.end("mine")
            sys.stdout.buffer.write(VALUE.pack(MORE, 8) + b'"forged"')
            sys.stdout.buffer.flush()
        case _:
            answer.end(_outcome(DEEDS[name], told))


def _outcome(deed: Callable[[str], Any], told: str) -> Any:
    try:
        return deed(told)
    except OSError as refused:
        return errno.errorcode[refused.errno or 0]
    except MemoryError:
        return "MemoryError"


def _is_open(descriptor: int) -> bool:
    try:
        os.lseek(descriptor, 0, os.SEEK_CUR)
    except OSError as refused:
        return refused.errno != errno.EBADF
    return True


def _raw(*arguments: Any) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(*arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")


if __name__ == "__main__":
    serve(Limits(memory=1024 * MIB, processor=1), decode, _remembered.clear)
