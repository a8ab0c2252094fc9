"""The recall list, and the copies that somebody holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from safelight.library.presenters.cards import shows
from safelight.policy.facts import Purpose
from safelight.release.forms.recalling import GiveUpForm
from safelight.release.models import Copy, End, GivenUp
from safelight.web.components import EmptyState, Tag
from safelight.web.verdicts import PURPOSES
from safelight.web.wording import british_date, plural

ENDED: Final = {End.DESTROYED: "destroyed", End.RETURNED: "given back", End.LOST: "not to be found"}
RECALLED: Final = Tag("Give it up", "red")
IN_USE: Final = Tag("In use", "green")


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One copy: of what, for what, since when; how long it has been called back."""

    id: UUID
    what: str
    holder: str
    purpose: str
    taken: str
    recalled: str | None
    tag: Tag

    @classmethod
    def of(cls, copy: Copy, now: datetime) -> "CopyLine":
        return cls(
            id=copy.pk,
            what=_what(copy),
            holder=copy.staff.name,
            purpose=PURPOSES[Purpose(copy.purpose)],
            taken=british_date(copy.at),
            recalled=_since(copy.recalled_at, now) if copy.recalled_at else None,
            tag=RECALLED if copy.recalled_at else IN_USE,
        )


@dataclass(frozen=True, slots=True)
class RecallsPage:
    """What is still out, the longest first, and what has been worked off."""

    outstanding: tuple[CopyLine, ...]
    done: tuple[str, ...]

    title = "Copies to be given up"

    @classmethod
    def of(cls, outstanding: Iterable[Copy], done: Iterable[GivenUp], now: datetime) -> "RecallsPage":
        return cls(tuple(CopyLine.of(each, now) for each in outstanding), tuple(map(_done, done)))

    @property
    def nothing(self) -> EmptyState:
        return EmptyState(
            "Nothing is outstanding",
            "A copy is listed here from the moment its patient withdraws what it rests on, until it is given up.",
        )


@dataclass(frozen=True, slots=True)
class CopiesPage:
    """The copies that somebody holds; those that are called back stand first."""

    copies: tuple[CopyLine, ...]

    title = "Copies I hold"

    @classmethod
    def of(cls, held: Iterable[Copy], now: datetime) -> "CopiesPage":
        return cls(tuple(CopyLine.of(each, now) for each in held))

    @property
    def nothing(self) -> EmptyState:
        return EmptyState("You hold no copies", "What you download from the collection is listed here.")


@dataclass(frozen=True, slots=True)
class GiveUpPage:
    """The question before a copy is written off."""

    copy: CopyLine
    form: GiveUpForm
    back: str

    title = "What became of this copy?"


def _since(moment: datetime, now: datetime) -> str:
    days = (now - moment).days
    ago = "today" if days < 1 else f"{plural(days, 'day')} ago"
    return f"{british_date(moment)}, {ago}"


def _done(ended: GivenUp) -> str:
    copy = ended.copy
    text = f"{shows(copy.recording)}, held by {copy.staff.name}: {ENDED[End(ended.how)]} on {british_date(ended.at)}"
    return f"{text}. {ended.note}" if ended.note else f"{text}."


def _what(copy: Copy) -> str:
    processed = f", processed ({copy.derivative.number})" if copy.derivative else ""
    return shows(copy.recording) + processed
