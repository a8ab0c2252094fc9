"""All recordings asked about anew, in as many processes as there are cores, as of one moment.

Every process reads the same snapshot of the database, so that a change that commits meanwhile is seen by none of them:
it is no difference, and hides none. None of them can write. What a process imports waits until Django is set up in it.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Final

import django
from django.db import connection, transaction
from django.utils import timezone

if TYPE_CHECKING:
    from safelight.library.differing import Answer, Stretch

Heard = Callable[["Answer", int], None]
"""Hears the answer about each stretch in turn, and how many recordings there are in all."""

READING: Final = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
PATIENT: Final = "SET LOCAL idle_in_transaction_session_timeout = 0"  # the first waits while the others read


class Unfinished(Exception):
    """Some recordings were not asked about: nothing is proved."""


def recheck(hear: Heard) -> int:
    """Ask about every recording; how many there are. Raises `Unfinished`, or what stopped a process."""
    from safelight.library.differing import stretches  # noqa: PLC0415 - Django is set up by now
    from safelight.library.models import Recording  # noqa: PLC0415 - the same

    with _snapshot() as name:
        at, there = timezone.now(), Recording.objects.count()  # later than all that the snapshot holds
        asked, parts = 0, stretches()
        with _processes(min(_cores(), len(parts)), name) as pool:
            for answer in pool.map(_ask, [at] * len(parts), parts):
                asked += answer.asked
                hear(answer, there)
    if asked != there:
        raise Unfinished(f"{asked} of {there} recordings were asked about")
    return asked


@contextmanager
def _snapshot() -> Iterator[str]:
    """What is committed at this moment, under a name by which other sessions read the same."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute(READING)
        cursor.execute(PATIENT)
        cursor.execute("SELECT pg_export_snapshot()")
        yield str(cursor.fetchone()[0])


@contextmanager
def _processes(number: int, snapshot: str) -> Iterator[ProcessPoolExecutor]:
    """Of these none is left over, however it ends; one that dies ends the others."""
    started_anew = multiprocessing.get_context("spawn")  # a fork would share the parent's connection
    pool = ProcessPoolExecutor(number, started_anew, initializer=_join, initargs=(snapshot,))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _cores() -> int:
    return len(os.sched_getaffinity(0))


def _join(snapshot: str) -> None:
    """In a new process: set Django up, and read what the others read until the process ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    django.setup()
    connection.set_autocommit(False)
    with connection.cursor() as cursor:
        cursor.execute(READING)
        cursor.execute(PATIENT)
        cursor.execute("SET TRANSACTION SNAPSHOT %s", [snapshot])


def _end_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _ask(at: datetime, stretch: "Stretch") -> "Answer":
    from safelight.library.differing import differences  # noqa: PLC0415 - Django is set up only now

    return differences(at, stretch)
