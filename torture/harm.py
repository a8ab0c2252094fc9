"""What is done to the library. Each harm is chosen by chance from the seed; `kill` ends a process without a warning."""

import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import psutil
from tests.survival.workers import no_file_above, workers

from torture.ground import Ground

A_SOCKET: Final = 16 * 1024  # bytes: no photograph's copies fit
BACKENDS: Final = ("client backend", "checkpointer", "background writer", "walwriter", "walsummarizer")


def kill(ground: Ground, chance: random.Random) -> str:
    """One process; what it was."""
    what = chance.choices(list(KILLS), weights=[weight for weight, _ in KILLS.values()])[0]
    with suppress(psutil.Error, OSError, IndexError):
        KILLS[what][1](ground, chance)
    return f"kills of {what}"


def _a_web_worker(ground: Ground, chance: random.Random) -> None:
    os.kill(chance.choice(list(workers(ground.site).values())).pid, signal.SIGKILL)


def _the_web_server(ground: Ground, chance: random.Random) -> None:
    """And its workers: none is left that would hold the port."""
    server = ground.site.server
    assert server is not None
    family = [psutil.Process(server.pid), *psutil.Process(server.pid).children(recursive=True)]
    for each in family:
        with suppress(psutil.Error):
            each.kill()
    server.wait()


def _the_job_worker(ground: Ground, chance: random.Random) -> None:
    ground.worker.kill()
    ground.worker.wait()


def _the_destroying_process(ground: Ground, chance: random.Random) -> None:
    if ground.hand is not None:
        ground.hand.kill()


def _a_database_process(ground: Ground, chance: random.Random) -> None:
    """PostgreSQL ends all the others then, and recovers from its log."""
    os.kill(chance.choice(ground.postmaster.children()).pid, signal.SIGKILL)


def _the_database(ground: Ground, chance: random.Random) -> None:
    postmaster = ground.postmaster
    children = postmaster.children()
    postmaster.kill()
    postmaster.wait(30)
    psutil.wait_procs(children, 30)


KILLS: Final[dict[str, tuple[int, Callable[[Ground, random.Random], None]]]] = {
    "a web worker": (45, _a_web_worker),
    "a database process": (30, _a_database_process),
    "the job worker": (12, _the_job_worker),
    "the destroying process": (5, _the_destroying_process),
    "the web server": (4, _the_web_server),
    "the database": (4, _the_database),
}


def full_disk(ground: Ground, chance: random.Random) -> None:
    """No web worker can write a file of more than 16 KiB (RLIMIT_FSIZE): neither photographs nor the journal fit."""
    with suppress(psutil.Error), no_file_above(ground.site, A_SOCKET):
        time.sleep(chance.uniform(0.3, 1))


def failing_store(ground: Ground, chance: random.Random) -> None:
    """Nothing can be put: the folder on whose way all objects come in is away."""
    partial = ground.site.home / "objects" / ".partial"
    away = partial.with_name(".away")
    partial.rename(away)
    try:
        time.sleep(chance.uniform(0.2, 0.8))
    finally:
        partial.mkdir(mode=0o700, exist_ok=True)  # a worker that began meanwhile has made it anew
        for each in away.iterdir():
            each.rename(partial / each.name)
        away.rmdir()


def stalled_process(ground: Ground, chance: random.Random) -> None:
    """A worker stops in the middle of whatever it holds, and goes on later."""
    with suppress(psutil.Error, IndexError):
        stalled = chance.choice(list(workers(ground.site).values()))
        stalled.suspend()
        time.sleep(chance.uniform(0.3, 1.5))
        stalled.resume()


def stalled_store(ground: Ground, chance: random.Random) -> None:
    """What is on its way to and from the database arrives late."""
    ground.proxy.stall()
    time.sleep(chance.uniform(0.3, 1.5))
    ground.proxy.flow()


def lost_answers(ground: Ground, chance: random.Random) -> None:
    """The database has what it was sent, and its answers are lost."""
    ground.proxy.stall()
    time.sleep(chance.uniform(0.02, 0.2))
    ground.proxy.cut()
    ground.proxy.flow()


def jumping_clock(ground: Ground, chance: random.Random) -> None:
    """Up to two hours on or back, and after a while as it was."""
    ground.clock.jump(chance.randint(-7200, 7200))
    time.sleep(chance.uniform(0.3, 1))
    ground.clock.jump(0)


FAULTS: Final = (full_disk, failing_store, stalled_process, stalled_store, lost_answers, jumping_clock)
