"""One run: people at work, harm done to the library among them, judgement."""

import random
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import psutil
from tests.survival.conftest import Asked

from torture import people
from torture.book import Book
from torture.ground import Ground, ground
from torture.harm import FAULTS, kill
from torture.judging import faults
from torture.people import Library

WORK: Final = (
    ("marques", people.photograph),
    ("stranger", people.photograph),
    ("okafor", people.agree),
    ("okafor", people.withdraw),
    ("okafor", people.read),
    ("lindqvist", people.read),
    ("lindqvist", people.copy),
    ("okafor", people.destroy),
)
TOLD_TO_STOP: Final = threading.Event()  # what has been done by then is judged
A_WHILE: Final = 20  # seconds
BETWEEN: Final = 10  # kills from one other fault to the next


@dataclass(frozen=True, slots=True)
class Harm:
    """How much of it."""

    kills: int
    between: int


def torture(
    kills: int, chance: random.Random, say: Callable[[str], None], between: int = BETWEEN
) -> tuple[Book, list[str]]:
    """What the people were told, and what does not hold. A fault of another kind follows each `between` kills."""
    book, over = Book(), threading.Event()
    with ground() as place:
        library = _opened(place, book, over)
        at_work = [
            threading.Thread(target=people.use, args=(library, name, turn, chance.randrange(10**9)))
            for name, turn in WORK
        ]
        for each in at_work:
            each.start()
        try:
            _harm(place, book, chance, Harm(kills, between), say)
        finally:
            over.set()
            for each in at_work:
                each.join()
        place.ensure()
        place.finish_jobs()
        place.end()
        place.site.run("safelight", "prepare")  # as an operator does after a bad day
        book.logged = (place.site.home / "server.log").read_text()
        return book, list(faults(place.site, book))


def _opened(place: Ground, book: Book, over: threading.Event) -> Library:
    """The cast is there, a request is open, everybody has signed in."""
    from tests.survival.visiting import signed_in

    asked = Asked(*place.site.play("asked").split())
    place.site.start(workers=2)
    names = {name for name, _ in WORK}
    return Library(
        place.site,
        asked,
        {name: signed_in(place.site, name) for name in sorted(names)},
        book,
        over,
        place.destroy,
    )


def _until_at_work(book: Book) -> None:
    """Something has been filed, read or agreed to since the last kill: the next one falls into work."""
    before, end = book.done, time.monotonic() + A_WHILE
    while book.done == before and time.monotonic() < end:
        time.sleep(0.02)


def _harm(place: Ground, book: Book, chance: random.Random, wanted: Harm, say: Callable[[str], None]) -> None:
    begin = time.monotonic()
    for number in range(1, wanted.kills + 1):
        if TOLD_TO_STOP.is_set():
            say(f"Stopped after {number - 1:,} kills.")
            return
        _until_at_work(book)
        time.sleep(chance.uniform(0, 0.5))
        book.count("harm", kill(place, chance))
        if number % wanted.between == 0:
            fault = FAULTS[number // wanted.between % len(FAULTS)]
            with suppress(psutil.Error):  # what it was to meet has ended by itself
                fault(place, chance)
            book.count("harm", fault.__name__.replace("_", " "))
        place.ensure()
        if number % 50 == 0:
            say(f"{number:,} kills, {len(book.filed):,} filed, {time.monotonic() - begin:,.0f} s")
