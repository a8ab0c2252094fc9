"""Every fact that a rule can read, as a variable with finitely many values, in the order of the diagrams.

Consents come in as what they amount to: a voice, with what it has ended, refused, and still covers. That is more
than any number of consents can bring about, so that what holds here holds for all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final, get_args, get_type_hints

from safelight.policy.facts import (
    Actor,
    Authority,
    Circumstances,
    ConsentForm,
    Patient,
    Recording,
    Signatory,
    Status,
    When,
)
from safelight.policy.profile import Age

TRUTH: Final = (False, True)

AGES: Final = tuple(range(Age.LEAST - 1, Age.MOST + 1))
"""Both sides of every age that the vocabulary (16, 18) or a profile may compare with."""

DAYS: Final = (date(1996, 12, 31), date(1997, 1, 1))
"""The last day and the first on either side of GMC-22."""

MOST_COVERING: Final = 2
"""How many standing consents one voice may have for one purpose. Two do all that more could (`signed`, `told`)."""

SETTLED: Final = ("_is_signed", "_consented_at_all", "_implied", "_awaiting_consent")
"""Tests that rules share (`Matter.settle`): a variable at first, and then their own tree in its place."""

VOICES: Final = ("patient", "parent", "attorney", "representative", "official")
SLOTS: Final = ("record", "asked")
"""A voice on the record, and on the purpose asked where that is another."""


@dataclass(frozen=True, slots=True)
class Variable:
    """`values` are told apart by their place; a member of a set is a variable of its own, true or false."""

    place: int
    name: str
    values: tuple[Any, ...]

    @property
    def everything(self) -> int:
        """The bit mask of all values."""
        return (1 << len(self.values)) - 1

    def mask(self, *values: Any) -> int:
        return sum(1 << place for place, value in enumerate(self.values) if value in values)


def _of(prefix: str, kind: type[Any]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for field, hint in get_type_hints(kind).items():
        name = f"{prefix}.{field}"
        if hint is bool:
            yield name, TRUTH
        elif hint is int:
            yield name, AGES
        elif hint is date:
            yield name, DAYS
        elif isinstance(hint, type) and issubclass(hint, StrEnum):
            yield name, tuple(hint)
        else:
            (members,) = get_args(hint)
            yield from ((f"{name}:{member}", TRUTH) for member in members)


def _all() -> Iterator[tuple[str, tuple[Any, ...]]]:
    yield from ((f"settled:{test}", TRUTH) for test in SETTLED)
    yield from _of("patient", Patient)
    yield from ((f"authorities:{authority}", TRUTH) for authority in Authority)
    yield from _of("recording", Recording)
    yield from _of("circumstances", Circumstances)
    yield from _of("actor", Actor)
    yield "words.any_given", TRUTH
    yield "words.reached", TRUTH
    yield from _covering("later")
    for voice in VOICES:
        yield from _voice(voice)


def _voice(name: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
    yield f"{name}.ended", TRUTH
    yield f"{name}.spoke", TRUTH
    yield f"{name}.last.status", (Status.REFUSED, Status.WITHDRAWN)
    yield f"{name}.last.when", tuple(When)
    yield f"{name}.procedure", TRUTH
    yield f"{name}.procedure.when", tuple(When)
    for slot in SLOTS:
        yield f"{name}.{slot}.refused", TRUTH
        yield from _covering(f"{name}.{slot}")


def _covering(name: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
    yield f"{name}.covering", tuple(range(MOST_COVERING + 1))
    for number in range(MOST_COVERING):
        consent = f"{name}.{number}"
        yield f"{consent}.first_giver", TRUTH
        yield f"{consent}.form", tuple(ConsentForm)
        yield from ((f"{consent}.signed_by:{signatory}", TRUTH) for signatory in Signatory)
        yield f"{consent}.when", tuple(When)
        yield f"{consent}.told_cannot_withdraw_once_published", TRUTH


VARIABLES: Final = tuple(Variable(place, name, values) for place, (name, values) in enumerate(_all()))
BY_NAME: Final = {variable.name: variable for variable in VARIABLES}
