"""Workers are killed while photographs are taken in: what was acknowledged is there and can be seen, the rest
is there whole or not at all.
"""

import hashlib
import os
import random
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import count
from threading import Event

import pytest

from tests import cast as play
from tests.serving import Site
from tests.survival.conftest import Asked
from tests.survival.kept import kept, named, rows
from tests.survival.visiting import File, Visitor
from tests.survival.workers import listens, workers

ROUNDS = 20
AT_WORK = 3  # uploads that are always under way, on two workers


@dataclass(slots=True)
class Sent:
    """What became of the photographs of one uploader, by the digests of their files."""

    acknowledged: set[str] = field(default_factory=set)
    broken: dict[str, File] = field(default_factory=dict)

    @property
    def all(self) -> set[str]:
        return self.acknowledged | self.broken.keys()


@pytest.fixture(scope="module")
def sent(site: Site, sessions: dict[str, Visitor], asked: Asked) -> Sent:
    """Photographs are sent at full speed each time a worker is killed, twenty times."""
    sent, going, over, seeds = Sent(), Event(), Event(), count()
    moments = random.Random(20)
    with ThreadPoolExecutor(AT_WORK) as pool:
        visitors = [sessions["marques"].again() for _ in range(AT_WORK)]
        sending = [pool.submit(_send, each, asked, seeds, going, over, sent) for each in visitors]
        try:
            for number in range(ROUNDS):
                going.set()
                _until_something_is_filed(site)  # however long a new worker takes to begin
                time.sleep(moments.uniform(0.0, 0.5))
                _kill(site, f"worker-{number % 2 + 1}", going, aimed=number % 4 > 1)
        finally:
            over.set()
            going.set()
        for each in sending:
            each.result()
    return sent


def test_the_kills_fell_into_uploads(sent: Sent) -> None:
    assert len(sent.broken) >= ROUNDS // 4
    assert len(sent.acknowledged) >= ROUNDS


def test_both_workers_are_back(site: Site, photographer: Visitor, sent: Sent) -> None:
    assert set(workers(site)) == {"worker-1", "worker-2"}
    assert photographer.get("/worklist/").status == 200


def test_what_was_acknowledged_is_there_and_what_is_there_is_whole(site: Site, sent: Sent) -> None:
    readable = site.play("read_all").split()
    assert len(readable) == len(set(readable)) == rows(site, "library_recording")
    assert sent.acknowledged <= set(readable) <= sent.all
    assert rows(site, "library_rendition") == 4 * len(readable)


def test_after_the_sweep_the_vault_holds_what_is_filed_and_nothing_else(site: Site, sent: Sent) -> None:
    assert rows(site, "library_unfinishedintake") > 0
    site.play("sweep")
    assert kept(site).files == set(named(site))
    assert rows(site, "library_unfinishedintake") == 0


def test_what_broke_may_be_sent_again(site: Site, photographer: Visitor, sent: Sent, asked: Asked) -> None:
    for file in sent.broken.values():
        assert photographer.upload(asked.photographs, file).said["outcome"] in ("filed", "known")
    assert set(site.play("read_all").split()) == sent.all


def test_the_trail_and_the_standings_are_sound(site: Site, sent: Sent) -> None:
    assert site.run("safelight", "trail", "verify").returncode == 0
    assert site.run("safelight", "check").returncode == 0


def _send(
    visitor: Visitor, asked: Asked, seeds: Iterator[int], going: Event, over: Event, sent: Sent
) -> None:
    """Photograph after photograph while it is going, until it is over."""
    while going.wait() and not over.is_set():
        seed = next(seeds)
        file = (f"IMG_{seed:04}.jpg", play.jpeg(seed))
        digest = hashlib.sha256(file[1]).hexdigest()
        try:
            answer = visitor.upload(asked.photographs, file)
        except (OSError, HTTPException):
            sent.broken[digest] = file
        else:
            assert (answer.status, answer.said["outcome"]) == (200, "filed")
            sent.acknowledged.add(digest)


def _kill(site: Site, name: str, going: Event, *, aimed: bool) -> None:
    """Without a warning, and let nothing be sent before its successor takes connections.

    Aimed: in the instant after something was filed, when it has not been acknowledged yet.
    """
    victim = workers(site)[name].pid
    if aimed:
        _until_something_is_filed(site)
    os.kill(victim, signal.SIGKILL)
    going.clear()
    end = time.monotonic() + 20
    while time.monotonic() < end:
        successor = workers(site).get(name)
        if successor is not None and successor.pid != victim and listens(successor):
            return
        time.sleep(0.02)
    raise TimeoutError(f"{name} does not come back")


def _until_something_is_filed(site: Site) -> None:
    number = "SELECT count(*) FROM library_recording"
    end = time.monotonic() + 20
    with site.connect() as connection:
        before = next(connection.execute(number))
        while next(connection.execute(number)) == before:
            assert time.monotonic() < end, "nothing goes in"
