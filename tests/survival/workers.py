"""The server's worker processes: which there are, what they hold in memory, which of them answers whom."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psutil

from tests.serving import Site
from tests.survival.visiting import Visitor

MIB: Final = 1024 * 1024


def workers(site: Site) -> dict[str, psutil.Process]:
    """By their names, which a worker's successor inherits: `worker-1`, `worker-2`."""
    assert site.server is not None
    found = {}
    for child in psutil.Process(site.server.pid).children():
        try:
            title = child.cmdline()[0]
        except (psutil.NoSuchProcess, psutil.ZombieProcess, IndexError):
            continue  # it has just gone, or is on its way
        if title.startswith("granian") and "worker-" in title:
            found[title.rpartition(" ")[2]] = child
    return found


def listens(worker: psutil.Process) -> bool:
    """Whether it takes connections."""
    return any(each.status == psutil.CONN_LISTEN for each in worker.net_connections())


def forget_peaks(site: Site) -> None:
    """Let the peaks of memory begin anew (proc_pid_clear_refs(5))."""
    for each in workers(site).values():
        with open(f"/proc/{each.pid}/clear_refs", "w") as file:  # noqa: PTH123 - no file, a switch
            file.write("5")


def peaks(site: Site) -> dict[str, float]:
    """The most that each worker has held since then, in MiB."""
    return {name: _peak(each.pid) for name, each in workers(site).items()}


def answering(site: Site, visitor: Visitor) -> str:
    """The name of the worker at the other end of this visitor's connection."""
    port = visitor.connection.sock.getsockname()[1]
    for name, each in workers(site).items():
        if any(line.raddr and line.raddr.port == port for line in each.net_connections()):
            return name
    raise LookupError("no worker holds this connection")


@contextmanager
def no_file_above(site: Site, size: int) -> Iterator[None]:
    """The workers can write no file of more bytes (setrlimit(2), RLIMIT_FSIZE)."""
    limited = list(workers(site).values())
    usual = [each.rlimit(psutil.RLIMIT_FSIZE) for each in limited]
    try:
        for each, (_, hard) in zip(limited, usual, strict=True):
            each.rlimit(psutil.RLIMIT_FSIZE, (size, hard))
        yield
    finally:
        for each, limits in zip(limited, usual, strict=True):
            each.rlimit(psutil.RLIMIT_FSIZE, limits)


def _peak(pid: int) -> float:
    with open(f"/proc/{pid}/status") as file:  # noqa: PTH123
        high = next(line for line in file if line.startswith("VmHWM"))
    return int(high.split()[1]) / 1024
