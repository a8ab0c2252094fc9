"""Readers on both workers while a patient withdraws: whatever is asked for once the withdrawal has been
confirmed is refused.
"""

import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from threading import Event

import pytest

from tests import cast as play
from tests.serving import Site
from tests.survival.conftest import Asked
from tests.survival.visiting import PAGE, PICTURE, Answer, Visitor
from tests.survival.workers import answering

ROUNDS = 15
A_WHILE = 0.25  # seconds for which they go on reading afterwards
REFUSED = (403, 404)
# The withdrawals of one recording, and what was permitted of it behind them.
PERMITTED_AFTER = """
    SELECT count(DISTINCT withdrawal.index), count(later.index)
    FROM ledger_ledgerentry AS withdrawal
    JOIN ledger_ledgermention AS its ON its.entry_id = withdrawal.index
    LEFT JOIN ledger_ledgermention AS others
      ON others.recording = its.recording AND others.entry_id > withdrawal.index
    LEFT JOIN ledger_ledgerentry AS later ON later.index = others.entry_id AND later.verdict = 'permit'
    WHERE withdrawal.event = 'consent:withdraw'
"""
ACCEPTS = {"page": PAGE, "picture": PICTURE}


@dataclass(frozen=True, slots=True)
class Asking:
    """One request: when it was begun, which worker had it, and what came back."""

    what: str
    begun: float
    worker: str
    answer: Answer

    @property
    def served(self) -> bool:
        return self.answer.status == 200 or self.answer.is_picture


@dataclass(slots=True)
class Reader:
    """Somebody who asks for one thing, on one connection."""

    site: Site
    visitor: Visitor
    what: str
    fetch: Callable[[], Answer]
    worker: str = ""

    def ask(self) -> Asking:
        begun, answer = time.monotonic(), self.fetch()
        self.worker = self.worker or answering(self.site, self.visitor)
        return Asking(self.what, begun, self.worker, answer)


@dataclass(frozen=True, slots=True)
class Round:
    """What the readers of one recording got, and when the withdrawal had been confirmed."""

    asked: list[Asking]
    withdrawn: float

    @property
    def before(self) -> list[Asking]:
        return [each for each in self.asked if each.begun < self.withdrawn]

    @property
    def after(self) -> list[Asking]:
        return [each for each in self.asked if each.begun > self.withdrawn]


@pytest.fixture(scope="module")
def rounds(site: Site, sessions: dict[str, Visitor], asked: Asked) -> list[Round]:
    """Each withdraws one recording in the middle of its readers; the last, everything."""
    moments = random.Random(15)
    return [_round(site, sessions, asked, number, moments.uniform(0.05, 0.3)) for number in range(ROUNDS)]


def test_all_of_it_is_served_before(rounds: list[Round]) -> None:
    for each in rounds:
        assert {one.what for one in each.before if one.served} == {"page", "picture", "copy"}


def test_nothing_is_served_after(rounds: list[Round]) -> None:
    late = [(one.what, one.worker, one.answer.status) for each in rounds for one in each.after if one.served]
    assert late == []
    assert {one.answer.status for each in rounds for one in each.after} <= set(REFUSED)


def test_both_workers_were_asked_for_everything_after(rounds: list[Round]) -> None:
    found = {(one.what, one.worker) for each in rounds for one in each.after}
    assert found == {
        (what, worker) for what in ("page", "picture", "copy") for worker in ("worker-1", "worker-2")
    }


def test_the_trail_permits_nothing_after(site: Site, rounds: list[Round]) -> None:
    """Nor was anything decided on the old consents that had begun before: the trail has the order of commits."""
    with site.connect() as connection:
        withdrawals, late = next(connection.execute(PERMITTED_AFTER))
    assert (withdrawals, late) == (ROUNDS - 1, 0)


def test_the_trail_and_the_standings_are_sound(site: Site, rounds: list[Round]) -> None:
    assert site.run("safelight", "trail", "verify").returncode == 0
    assert site.run("safelight", "check").returncode == 0


def _round(site: Site, sessions: dict[str, Visitor], asked: Asked, number: int, pause: float) -> Round:
    recording = _photographed(site, sessions["marques"].again(), asked, number)
    confirm = _about_to_withdraw(
        sessions["okafor"].again(),
        asked,
        "all" if number == ROUNDS - 1 else f"recording-{recording}",
        recording,
    )
    with _reading(site, sessions, recording) as found:
        time.sleep(pause)
        assert confirm().status == 303
        withdrawn = time.monotonic()
        time.sleep(A_WHILE)
    return Round(found, withdrawn)


def _photographed(site: Site, photographer: Visitor, asked: Asked, seed: int) -> str:
    """A new recording under the consent; its id."""
    said = photographer.upload(asked.photographs, (f"IMG_{seed:04}.jpg", play.jpeg(seed))).said
    assert (said["outcome"], said["message"]) == ("filed", "Available.")
    with site.connect() as connection:
        rows = connection.execute("SELECT id FROM library_recording ORDER BY taken_in_at DESC LIMIT 1")
        return str(next(rows)[0])


def _about_to_withdraw(doctor: Visitor, asked: Asked, covers: str, recording: str) -> Callable[[], Answer]:
    """Everything but the last click."""
    address = f"/patients/{asked.patient}/withdraw"
    form = doctor.get(f"{address}?recording={recording}")
    said = {"covers": covers, "extent": "all", "giver": "patient", "key": form.hidden["key"]}
    shown = doctor.post(f"{address}?recording={recording}", said)
    return partial(doctor.post, address, {"intent": shown.hidden["intent"]})


@contextmanager
def _reading(site: Site, sessions: dict[str, Visitor], recording: str) -> Iterator[list[Asking]]:
    """All readers fetch theirs again and again, each on one connection. All have been answered once by then."""
    found: list[Asking] = []
    over = Event()
    readers = list(_readers(site, sessions, recording))
    found += [each.ask() for each in readers]
    with ThreadPoolExecutor(len(readers)) as pool:
        reading = [pool.submit(_read_on, each, over, found) for each in readers]
        try:
            yield found
        finally:
            over.set()
        for each in reading:
            each.result()


def _read_on(reader: Reader, over: Event, found: list[Asking]) -> None:
    while not over.is_set():
        found.append(reader.ask())


def _readers(site: Site, sessions: dict[str, Visitor], recording: str) -> Iterator[Reader]:
    """Doctor and teacher, with the page, the pictures of a viewing that is open, and copies."""
    page = f"/recordings/{recording}/"
    for name in ("okafor", "lindqvist"):
        (screen, *_) = sessions[name].again().get(page).pictures
        for what, address in (("page", page), ("picture", screen), ("picture", _thumbnail(screen))):
            visitor = sessions[name].again()
            yield Reader(site, visitor, what, partial(visitor.get, address, ACCEPTS[what]))
    teacher = sessions["lindqvist"].again()
    teacher.get(f"{page}download")
    yield Reader(site, teacher, "copy", partial(teacher.post, f"{page}download", {"accepted": "on"}))


def _thumbnail(screen: str) -> str:
    return f"{screen.rpartition('/')[0]}/thumbnail"
