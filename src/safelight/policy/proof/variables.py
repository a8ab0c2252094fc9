"""Every fact that a rule can read, as a variable with finitely many values, in the order of the diagrams.

The patient comes first and the consents last: what a consent amounts to depends on whose it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final, get_args, get_type_hints

from safelight.policy.facts import Actor, Authority, Circumstances, Consent, Patient, Recording

AGES: Final = (15, 16, 17, 18)
"""Each side of every age that the vocabulary compares with: 16 and 18. A profile's own age is added by `ages`."""

DAYS: Final = (date(1996, 12, 31), date(1997, 1, 1))
"""The last day and the first on either side of GMC-22."""

MOST_CONSENTS: Final = 2


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
            yield name, (False, True)
        elif hint is int:
            yield name, AGES
        elif hint is date:
            yield name, DAYS
        elif isinstance(hint, type) and issubclass(hint, StrEnum):
            yield name, tuple(hint)
        else:
            (members,) = get_args(hint)
            yield from ((f"{name}:{member}", (False, True)) for member in members)


def _all() -> Iterator[tuple[str, tuple[Any, ...]]]:
    yield from _of("patient", Patient)
    yield from ((f"authorities:{authority}", (False, True)) for authority in Authority)
    yield from _of("recording", Recording)
    yield from _of("circumstances", Circumstances)
    yield from _of("actor", Actor)
    yield "consents", tuple(range(MOST_CONSENTS + 1))
    for number in range(MOST_CONSENTS):
        yield from _of(f"consent{number + 1}", Consent)


VARIABLES: Final = tuple(Variable(place, name, values) for place, (name, values) in enumerate(_all()))
BY_NAME: Final = {variable.name: variable for variable in VARIABLES}
