"""Readers on two workers and a withdrawal, again and again: who asks once it is acknowledged gets nothing.

What a reader had asked for before, and had been decrypted before the commit, may arrive after it: how many such answers
there were, and how late the latest was, is in the figure. SAFELIGHT_BENCH_ROUNDS sets another number of rounds.
"""

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

import nhs_number

from bench.figures import Figure
from bench.ground import everybody
from bench.serving import WORKERS, serving

if TYPE_CHECKING:
    from tests.serving import Site
    from tests.survival.visiting import Visitor

    from safelight.people.models import Patient
    from safelight.studio.models import PhotographyRequest

ROUNDS: Final = int(os.environ.get("SAFELIGHT_BENCH_ROUNDS", "10_000"))
A_PATIENT: Final = 25  # rounds: with each there is more that was said, and more to read
READERS: Final = 4  # connections, shared out among them
PATIENCE: Final = 60  # seconds


@dataclass
class Reader:
    """Fetches one picture again and again; of each time when it was begun and ended, and whether it was served."""

    visitor: "Visitor"
    address: str
    answers: list[tuple[float, float, bool]] = field(default_factory=list)

    def read(self, over: Event) -> None:
        while not over.is_set():
            begun = time.monotonic()
            served = self.visitor.get(self.address, "image/*").is_picture
            self.answers.append((begun, time.monotonic(), served))


def measure() -> Figure:
    late, after, asked, took = list[float](), 0, 0, time.monotonic()
    with serving() as site:
        for first in range(0, ROUNDS, A_PATIENT):
            with _at_work(site, first) as (readers, race):
                for _ in range(min(A_PATIENT, ROUNDS - first)):
                    acknowledged, answers = race.run(readers)
                    after += sum(served for begun, _, served in answers if begun > acknowledged)
                    asked += sum(begun > acknowledged for begun, _, _ in answers)
                    late += [
                        ended - acknowledged
                        for begun, ended, served in answers
                        if served and begun <= acknowledged < ended
                    ]
    assert after == 0, f"{after} pictures were served to who asked after the withdrawal"
    latest = f"the latest {max(late) * 1000:.0f} ms after" if late else "none late"
    took = time.monotonic() - took
    unit = f"rounds in {took:.0f} s: 0 of {asked:,} asked for afterwards served; {len(late)} on their way, {latest}"
    return Figure(ROUNDS, unit, "", None)


@dataclass
class Race:
    """A patient with one photograph, which is withdrawn in the middle of its readers and agreed to again."""

    patient: "Patient"
    request: "PhotographyRequest"

    def run(self, readers: list[Reader]) -> tuple[float, list[tuple[float, float, bool]]]:
        """When the withdrawal had been acknowledged, and what the readers got around it."""
        from tests import cast as play

        begins = [len(each.answers) for each in readers]
        play.sign(everybody(), self.request)
        agreed = time.monotonic()
        for each in readers:
            _until(lambda each=each: _any(each, agreed, served=True))
        play.withdraw(everybody(), self.patient)
        acknowledged = time.monotonic()
        for each in readers:
            _until(lambda each=each: _any(each, acknowledged, served=None))
        return acknowledged, [
            answer for each, begin in zip(readers, begins, strict=True) for answer in each.answers[begin:]
        ]


@contextmanager
def _at_work(site: "Site", seed: int) -> "Iterator[tuple[list[Reader], Race]]":
    """Okafor at several windows, with the picture of a patient of hers."""
    from tests import cast as play
    from tests.survival.visiting import signed_in

    cast = everybody()
    patient = play.child(cast, 30, _number(seed))
    request = play.ask(cast, patient)
    play.sign(cast, request)
    recording = play.photograph(cast, request, seed)
    first = signed_in(site, "okafor")
    (address, *_) = first.get(f"/recordings/{recording.pk}/").pictures
    readers = [Reader(each, address) for each in _windows(site, first)]
    over = Event()
    threads = [Thread(target=each.read, args=[over]) for each in readers]
    for each in threads:
        each.start()
    try:
        yield readers, Race(patient, request)
    finally:
        over.set()
        for each in threads:
            each.join()


def _windows(site: "Site", first: "Visitor") -> "list[Visitor]":
    """As many on each of the two workers. The second takes connections while the first is busy: they come together."""
    from tests.survival.workers import answering

    found = defaultdict[str, list["Visitor"]](list)
    end = time.monotonic() + PATIENCE
    while len(found) < WORKERS or any(len(each) < READERS // WORKERS for each in found.values()):
        assert time.monotonic() < end, "one worker takes all connections"
        windows = [first.again() for _ in range(4 * READERS)]
        with ThreadPoolExecutor(len(windows)) as pool:
            list(pool.map(lambda window: window.get("/worklist/"), windows))
        for each in windows:
            found[answering(site, each)].append(each)
    return [each for windows in found.values() for each in windows[: READERS // WORKERS]]


def _any(reader: Reader, since: float, *, served: bool | None) -> bool:
    """Whether something that it asked for since then was answered, with a picture if need be."""
    return any(begun > since and served in (None, was) for begun, _, was in reader.answers[-50:])


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "the readers do not get on"
        time.sleep(0.001)


def _number(seed: int) -> str:
    """An NHS number of the range that is never issued."""
    for check in range(10):
        number = f"999{seed % 1_000_000:06}{check}"
        if nhs_number.is_valid(number):
            return number
    return _number(seed + 500_000)
