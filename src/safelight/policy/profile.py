"""A hospital's choices, as each of its packs declares them: read from a table and checked word by word.

Which file they come from, and which packs it names, is in `hospital.py`.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import StrEnum
from typing import Any, Final, TypeVar, cast, get_args, get_origin, get_type_hints

from safelight.policy.canonical import canonical
from safelight.policy.figures import Hour, Reminders, Unusual

Choices = TypeVar("Choices")

NAMED: Final[Mapping[type, str]] = {
    int: "a whole number",
    bool: "true or false",
    str: "a text",
    dict: "a section",
}
DIGITS: Final = 16
"""Of a digest, in hexadecimal: enough that no two profiles of a hospital's history share one by accident."""


class Age(int):
    """An age in years at which rules change: one that the proof looks at from both sides."""

    LEAST: Final = 11
    MOST: Final = 18


class ProfileError(ValueError):
    """A profile that cannot be followed: the message names the key, and what is allowed there."""


@dataclass(frozen=True, slots=True)
class Profile:
    """
    The choices under which a stack decides; a pack that leaves none open has none here.

    `str()` is its name and a digest of every choice, whatever the order of words in its file: with the packs'
    versions it says under what a verdict was reached.
    """

    name: str
    choices: tuple[tuple[str, object], ...]
    """Pack name to what was chosen for it, an instance of the dataclass that the pack declares."""
    reminders: Reminders = field(default_factory=Reminders, compare=False)
    unusual: Unusual = field(default_factory=Unusual, compare=False)
    _by_kind: dict[type, Any] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_kind", {type(chosen): chosen for _, chosen in self.choices})

    def of(self, kind: type[Choices]) -> Choices:
        """What was chosen for the pack that declares these choices; raises `KeyError` where no pack does."""
        found: Choices = self._by_kind[kind]
        return found

    @property
    def ages(self) -> frozenset[Age]:
        """The birthdays on which a choice changes the answer."""
        return frozenset(age for _, chosen in self.choices for age in _ages(chosen))

    def __str__(self) -> str:
        return f"{self.name}@{hashlib.sha256(canonical(*sorted(self.choices))).hexdigest()[:DIGITS]}"


def read(kind: type[Choices], table: object, where: str) -> Choices:
    """
    The choices of a dataclass from a TOML table, section by section; each field is a key, and none else is.

    A field is an `Age`, an `Hour`, a whole number, a truth, a text, a list of words (`tuple[Word, ...]` of a
    `StrEnum`), or a section, which is a dataclass again.
    """
    section = _typed(table, dict, where)
    hints = get_type_hints(kind)
    wanted = [each.name for each in fields(cast("Any", kind))]
    for key in section:
        if key not in wanted:
            raise ProfileError(
                f"{where}.{key} is no key that anything reads; allowed are: {', '.join(wanted)}"
            )
    for key in wanted:
        if key not in section:
            raise ProfileError(f"{where}.{key} is missing")
    return kind(**{key: _value(hints[key], section[key], f"{where}.{key}") for key in wanted})


def _value(kind: Any, found: object, where: str) -> object:
    if is_dataclass(kind):
        return read(cast("type[Any]", kind), found, where)
    if kind in (Age, Hour):
        return _bounded(kind, found, where)
    if get_origin(kind) is not tuple:
        return _typed(found, kind, where)
    if not isinstance(found, list):
        raise ProfileError(f"{where} must be a list")
    return tuple(sorted({_word(item, where, get_args(kind)[0]) for item in found}))


def _bounded(kind: type[Age] | type[Hour], found: object, where: str) -> Age | Hour:
    number = kind(_typed(found, int, where))
    if not kind.LEAST <= number <= kind.MOST:
        raise ProfileError(f"{where} is {number}; allowed are: {kind.LEAST} to {kind.MOST}")
    return number


def _ages(chosen: object) -> Iterator[Age]:
    if isinstance(chosen, Age):
        yield chosen
    elif is_dataclass(chosen):
        for each in fields(chosen):
            yield from _ages(getattr(chosen, each.name))


def _typed(found: object, kind: type[Any], where: str) -> Any:
    if type(found) is not kind:
        raise ProfileError(f"{where} must be {NAMED[kind]}")
    return found


def _word(item: object, where: str, vocabulary: type[StrEnum]) -> StrEnum:
    try:
        return vocabulary(str(item))
    except ValueError:
        raise ProfileError(f"{where} has {item!r}; allowed are: {', '.join(vocabulary)}") from None
