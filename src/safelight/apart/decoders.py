"""The decoders of one kind that this process keeps: started when they are first needed, and kept while they are sound.

A file has one to itself. One that failed in any way is ended, and the next file finds another.
"""

import atexit
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from safelight.apart.process import Failed, Process

_log = logging.getLogger(__name__)


class Decoders:
    """`program` is the module that serves, `at_once` how many files are decoded at the same time; more wait."""

    def __init__(self, program: str, at_once: int) -> None:
        self._program = program
        self._at_once = at_once
        self._begin()
        atexit.register(self._end)
        os.register_at_fork(after_in_child=self._begin)  # the pipes stay the parent's

    @contextmanager
    def decoding(self, data: bytes, until: float) -> Iterator[Process]:
        """One that has been sent `data`, and is now to be heard to the end. Raises Failed or Unable."""
        with self._places:
            process = self._ready()
            try:
                process.ask(data, until)
                yield process
            except Failed as failed:
                _log.warning("A decoder was given up (%s): %s", self._program, failed)
                raise
            finally:
                if process.ended:
                    with self._lock:
                        self._idle.append(process)
                else:
                    process.end()

    def _begin(self) -> None:
        self._idle: list[Process] = []
        self._lock = Lock()
        self._places = BoundedSemaphore(self._at_once)

    def _ready(self) -> Process:
        with self._lock:
            while self._idle:
                process = self._idle.pop()
                if process.is_clean():
                    return process
                process.end()
        return Process(self._program)

    def _end(self) -> None:
        while self._idle:
            self._idle.pop().end()
