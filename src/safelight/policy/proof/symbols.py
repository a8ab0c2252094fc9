"""Facts that are not decided until they are read. They stand in for the real ones before the rules.

A rule cannot tell: it compares a word, asks a set for a member, reads a flag. Each such reading is a fork, and
`Reader` remembers which way this run took.
"""

from collections.abc import Sequence
from typing import Any

from safelight.policy.facts import TODAY
from safelight.policy.proof.variables import BY_NAME, TRUTH, Variable


class Fork(Exception):
    """A reading that can still go both ways: whether the variable has one of the masked values."""

    def __init__(self, variable: Variable, mask: int) -> None:
        super().__init__(variable.name)
        self.variable, self.mask = variable, mask


class Reader:
    """One run: the ways to take at its forks, in order; a fork beyond them raises `Fork`."""

    __slots__ = ("_left", "_ways")

    def __init__(self, ways: Sequence[bool]) -> None:
        self._ways = iter(ways)
        self._left: dict[int, int] = {}

    def holds(self, variable: Variable, mask: int) -> bool:
        """Whether the variable has one of the masked values, in this run."""
        left = self._left.get(variable.place, variable.everything)
        agreeing = left & mask
        if agreeing in (0, left):
            return bool(agreeing)
        way = next(self._ways, None)
        if way is None:
            raise Fork(variable, agreeing)
        self._left[variable.place] = agreeing if way else left & ~agreeing
        return way


def truth(reader: Reader, name: str) -> bool:
    """The value of a variable that is true or false."""
    return reader.holds(BY_NAME[name], 0b10)


class Word:
    """A word, number or day of which only the possible values are known."""

    __slots__ = ("_reader", "_variable")

    def __init__(self, reader: Reader, variable: Variable) -> None:
        self._reader = reader
        self._variable = variable

    def __eq__(self, other: object) -> bool:
        return self._reader.holds(self._variable, self._variable.mask(other))

    def __lt__(self, other: Any) -> bool:
        values = self._variable.values
        return self._reader.holds(self._variable, self._variable.mask(*(v for v in values if v < other)))

    __hash__ = None  # type: ignore[assignment]

    def __getattr__(self, name: str) -> Any:
        """A property of the value: the value is settled first."""
        for value in self._variable.values:
            if self == value:
                return getattr(value, name)
        raise AssertionError(self._variable.name)


class Members:
    """A set of which a member is known only once it is looked for."""

    __slots__ = ("_name", "_reader")

    def __init__(self, reader: Reader, name: str) -> None:
        self._reader = reader
        self._name = name

    def __contains__(self, item: object) -> bool:
        return truth(self._reader, f"{self._name}:{item}")


class Part:
    """The patient, the recording, a consent, ...: each fact is made when first read."""

    def __init__(self, reader: Reader, name: str) -> None:
        self._reader = reader
        self._name = name

    def __getattr__(self, field: str) -> Any:
        variable = BY_NAME.get(f"{self._name}.{field}")
        if variable is None:
            value: Any = Members(self._reader, f"{self._name}.{field}")
        elif variable.values == TRUTH:
            return truth(self._reader, variable.name)
        else:
            value = Word(self._reader, variable)
        self.__dict__[field] = value
        return value


class Unknown:
    """Facts of which nothing is known but the day. What was said is in `UnknownWords`."""

    def __init__(self, reader: Reader) -> None:
        self.patient = Part(reader, "patient")
        self.recording = Part(reader, "recording")
        self.actor = Part(reader, "actor")
        self.circumstances = Part(reader, "circumstances")
        self.authorities = Members(reader, "authorities")
        self.consents = ()
        self.today = TODAY
