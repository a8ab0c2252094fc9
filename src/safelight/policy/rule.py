"""
What a rule is, and the decorators that make one: no rule without paragraph, effect, question and docstring.

A rule answers for its own paragraph alone. How the answers of a pack combine is in `pack.py`.
"""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from safelight.policy.citation import Citation, cite
from safelight.policy.facts import Purpose
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.questions import Alter, Disclose, Make, Question, Stand, Use
from safelight.policy.standing import Standing

Answer = bool | None
"""Yes, no, or None: the paragraph does not concern this matter."""

Asked = Purpose | type[Make | Use | Disclose | Alter | Stand]
"""What rules are selected by: the purpose of a use, the kind of any other question."""

MAKE: Final[frozenset[Asked]] = frozenset({Make})
USE: Final[frozenset[Asked]] = frozenset(Purpose)
RECORD_USE: Final[frozenset[Asked]] = frozenset({Purpose.CARE, Purpose.AUDIT})
USE_BEYOND_RECORD: Final[frozenset[Asked]] = USE - RECORD_USE
DISCLOSE: Final[frozenset[Asked]] = frozenset({Disclose})
ALTER: Final[frozenset[Asked]] = frozenset({Alter})
STANDING: Final[frozenset[Asked]] = frozenset({Stand})


def asked(question: Question) -> Asked:
    return question.purpose if isinstance(question, Use) else type(question)


class Effect(StrEnum):
    """What a rule does: it opens, sets a condition, bars, adds a duty, or sets the standing."""

    PERMITS = "permits"
    REQUIRES = "requires"
    FORBIDS = "forbids"
    ADDS = "adds"
    STANDS = "stands"


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One paragraph's answer to one kind of question; in force from `since` until the day before `until`."""

    name: str
    citations: tuple[Citation, ...]
    effect: Effect
    on: frozenset[Asked]
    answer: Callable[[Matter], Answer]
    reason: str
    reading: str
    obligation: Obligation | None = None
    standing: Standing | None = None
    since: date = date.min
    until: date = date.max

    def in_force(self, day: date) -> bool:
        return self.since <= day < self.until


Finding = tuple[Rule, bool]
"""A rule that had something to say, and its answer."""

Test = Callable[[Matter], Answer]


def _rule(
    effect: Effect,
    paragraphs: Iterable[str],
    on: frozenset[Asked],
    *,
    obligation: Obligation | None = None,
    standing: Standing | None = None,
    since: date = date.min,
    until: date = date.max,
) -> Callable[[Test], Rule]:
    citations = tuple(map(cite, paragraphs))

    def make(test: Test) -> Rule:
        name = f"{test.__module__.removeprefix('safelight.policy.packs.')}.{test.__name__}"
        words = inspect.getdoc(test)
        if not (words and citations and on):
            raise TypeError(f"the rule {name} lacks a docstring, a paragraph or a question")
        reason, _, reading = words.partition("\n\n")
        return Rule(
            name,
            citations,
            effect,
            on,
            test,
            " ".join(reason.split()),
            reading.strip(),
            obligation,
            standing,
            since,
            until,
        )

    return make


def permits(
    *paragraphs: str, on: frozenset[Asked], since: date = date.min, until: date = date.max
) -> Callable[[Test], Rule]:
    """A ground: a yes opens the door unless something bars it; a no is cited where nothing opens."""
    return _rule(Effect.PERMITS, paragraphs, on, since=since, until=until)


def requires(
    *paragraphs: str, on: frozenset[Asked], since: date = date.min, until: date = date.max
) -> Callable[[Test], Rule]:
    """A condition: one that answers no bars whatever else permits."""
    return _rule(Effect.REQUIRES, paragraphs, on, since=since, until=until)


def forbids(
    *paragraphs: str, on: frozenset[Asked], since: date = date.min, until: date = date.max
) -> Callable[[Test], Rule]:
    """A bar: one that answers yes denies."""
    return _rule(Effect.FORBIDS, paragraphs, on, since=since, until=until)


def adds(
    obligation: Obligation,
    *paragraphs: str,
    on: frozenset[Asked],
    since: date = date.min,
    until: date = date.max,
) -> Callable[[Test], Rule]:
    """A duty that comes with a permit wherever the answer is yes."""
    return _rule(Effect.ADDS, paragraphs, on, obligation=obligation, since=since, until=until)


def stands(
    standing: Standing, *paragraphs: str, since: date = date.min, until: date = date.max
) -> Callable[[Test], Rule]:
    """A state in which the recording must be held wherever the answer is yes; the most closed wins."""
    return _rule(Effect.STANDS, paragraphs, STANDING, standing=standing, since=since, until=until)
