"""Those who use the library all the time: each notes what a page told them was done, and nothing else."""

import hashlib
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import count
from threading import Event
from typing import Final

import psycopg
from tests import cast as play
from tests.serving import Site
from tests.survival.conftest import Asked
from tests.survival.test_at_once import AGREED, SIGNED, WANTED
from tests.survival.visiting import PICTURE, Answer, Visitor

from torture.book import Book

SEEDS = count()
THINKING: Final = 0.4  # seconds at most between two turns: whoever is killed has the processor to come back


@dataclass
class Library:
    """The place, what is known of it, and when to end."""

    site: Site
    asked: Asked
    sessions: dict[str, Visitor]
    book: Book
    over: Event
    hand: "Callable[[str], str]"  # destroys, and says so
    known: list[str] = field(default_factory=list)  # recordings

    def somebody(self, chance: random.Random) -> str | None:
        return chance.choice(self.known) if self.known else None


class Away(Exception):
    """No answer, or one that says that it did not work: what was asked for may have been done or not."""


def use(
    library: Library, name: str, turn: "Callable[[Library, Visitor, random.Random], None]", seed: int
) -> None:
    """One person at one browser, again and again until it is over."""
    chance, visitor = random.Random(seed), library.sessions[name].again()
    while not library.over.is_set():
        try:
            turn(library, visitor, chance)
            library.over.wait(chance.uniform(0, THINKING))
        except (OSError, HTTPException, Away):
            library.book.count("failed", turn.__name__)
            library.over.wait(chance.uniform(0.1, 0.4))
            visitor = library.sessions[name].again()
        except Exception as error:  # noqa: BLE001 - the torturer's own mistake must not look like calm
            library.book.wrong.append(f"{turn.__name__} broke off: {type(error).__name__}: {error}")


def photograph(library: Library, visitor: Visitor, chance: random.Random) -> None:
    """Nine of ten photographs are sound."""
    seed, book = next(SEEDS), library.book
    data = play.jpeg.__wrapped__(seed)
    data = data[:-2000] if seed % 10 == 9 else data
    digest = hashlib.sha256(data).hexdigest()
    try:
        answer = _worked(visitor.upload(library.asked.photographs, (f"IMG_{seed:04}.jpg", data)))
    except (OSError, HTTPException, Away):
        book.add("broken", digest)
        raise
    said = answer.said["outcome"]
    book.add("filed" if said in ("filed", "known") else "refused", digest)
    if said == "filed":
        _notice(library, digest)


def agree(library: Library, doctor: Visitor, chance: random.Random) -> None:
    """Another request, and the consent for it."""
    address = f"/patients/{library.asked.patient}/requests/new"
    form = _worked(doctor.post(address, WANTED | {"key": _hidden(doctor.get(address), "key")})).location
    page = _worked(doctor.post(form, AGREED | {"key": _hidden(doctor.get(form), "key")}))
    key = _hidden(page, "key")
    _worked(doctor.post(f"{form}sign", SIGNED | {"terms": _hidden(page, "terms"), "key": key}), 303)
    library.book.add("consents", key)


def withdraw(library: Library, doctor: Visitor, chance: random.Random) -> None:
    """Of one recording; from then on nobody is shown it."""
    recording = library.somebody(chance)
    if recording is None or recording in library.book.withdrawn or len(library.known) < 3:
        library.over.wait(0.1)
        return
    address = f"/patients/{library.asked.patient}/withdraw"
    form = doctor.get(f"{address}?recording={recording}")
    said = {
        "covers": f"recording-{recording}",
        "extent": "all",
        "giver": "patient",
        "key": _hidden(form, "key"),
    }
    shown = _worked(doctor.post(f"{address}?recording={recording}", said))
    _worked(doctor.post(address, {"intent": _hidden(shown, "intent")}), 303)
    library.book.add("withdrawn", recording)
    if len(library.known) > 40:
        library.known.remove(recording)
    library.over.wait(chance.uniform(0.2, 1))


def read(library: Library, reader: Visitor, chance: random.Random) -> None:
    """The page of a recording, and its picture."""
    recording = library.somebody(chance)
    if recording is None:
        library.over.wait(0.1)
        return
    with _nothing_after(library, recording) as served:
        page = reader.get(f"/recordings/{recording}/")
        if page.status == 200:
            library.book.count("views", recording)
            served("a page")
            for each in page.pictures[:1]:
                if reader.get(each, PICTURE).is_picture:
                    library.book.pictures += 1
                    served("a picture")
        elif page.status >= 500:
            raise Away


def copy(library: Library, teacher: Visitor, chance: random.Random) -> None:
    """A copy to keep."""
    recording = library.somebody(chance)
    if recording is None:
        library.over.wait(0.1)
        return
    with _nothing_after(library, recording) as served:
        teacher.get(f"/recordings/{recording}/download")
        answer = teacher.post(f"/recordings/{recording}/download", {"accepted": "on"})
        if answer.is_picture:
            library.book.count("copies", recording)
            served("a copy")
        elif answer.status >= 500:
            raise Away
    library.over.wait(chance.uniform(0.05, 0.3))


def destroy(library: Library, visitor: Visitor, chance: random.Random) -> None:
    """One recording in a while, for good."""
    recording = library.somebody(chance)
    if recording is None or recording in library.book.destroyed or len(library.known) < 3:
        library.over.wait(0.5)
        return
    if library.hand(recording) != "gone\n":
        raise Away
    library.book.add("destroyed", recording)
    library.over.wait(chance.uniform(1, 3))


@contextmanager
def _nothing_after(library: Library, recording: str) -> Iterator[Callable[[str], None]]:
    """What was asked for after a withdrawal had been acknowledged must not be served; of what is destroyed the page
    stays, which says so.
    """
    withdrawn, destroyed = recording in library.book.withdrawn, recording in library.book.destroyed

    def served(what: str) -> None:
        if withdrawn or (destroyed and what != "a page"):
            library.book.wrong.append(f"{what} of {recording} was served after its withdrawal or destruction")

    yield served


def _notice(library: Library, digest: str) -> None:
    try:
        with library.site.connect() as connection:
            row = connection.execute(
                "SELECT id FROM library_recording WHERE sha256 = %s", [bytes.fromhex(digest)]
            ).fetchone()
    except psycopg.Error:
        return  # the database is away: others will be noticed
    if row is None:
        library.book.wrong.append(f"{digest} was acknowledged, and is not there")
    else:
        library.known.append(str(row[0]))


def _worked(answer: Answer, *expected: int) -> Answer:
    if answer.status not in (expected or (200, 302, 303)):
        raise Away
    return answer


def _hidden(page: Answer, name: str) -> str:
    found = page.hidden.get(name)
    if found is None:
        raise Away
    return found
