"""A table of a form's TOML file, read word by word; what is missing, wrong or unknown is named with its place."""

import string
from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any, Final, TypeVar

Word = TypeVar("Word", bound=StrEnum)

LONGEST: Final = 400  # characters of one line on a form
MOST_MONTHS: Final = 1200


class WordingRefused(ValueError):
    """The text of a form cannot be used; the message names the key and what is allowed there."""


class Table:
    """`where` is the table's place in the file. Every key is to be asked for; `done` refuses what nobody asked for."""

    def __init__(self, values: Mapping[str, Any], where: str = "") -> None:
        self._values = values
        self._where = where
        self._asked: set[str] = set()

    def place(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key

    def text(self, key: str, blanks: Collection[str] = (), *, otherwise: str | None = None) -> str:
        """A line of text. `blanks` are the `{words}` that it may leave open."""
        if otherwise is not None and key not in self._values:
            self._asked.add(key)
            return otherwise
        return self._line(self._get(key, str, "a text"), self.place(key), blanks)

    def texts(self, key: str, blanks: Collection[str] = ()) -> tuple[str, ...]:
        """A list of lines, at least one."""
        lines = self._get(key, list, "a list of texts")
        if not lines:
            raise WordingRefused(f"{self.place(key)} is empty: give at least one line")
        return tuple(self._line(each, self.place(key), blanks) for each in lines)

    def words(self, key: str, vocabulary: Collection[Word]) -> tuple[Word, ...]:
        """A list of words of a vocabulary."""
        return tuple(_word(each, self.place(key), vocabulary) for each in self._get(key, list, "a list"))

    def word(self, key: str, vocabulary: Collection[Word]) -> Word:
        return _word(self._get(key, str, "a text"), self.place(key), vocabulary)

    def months(self, key: str) -> int:
        """How many months; 0 is for ever."""
        number: int = self._get(key, int, "a number of months, 0 for ever")
        if not 0 <= number <= MOST_MONTHS:
            raise WordingRefused(f"{self.place(key)} is {number}; allowed are 0 (for ever) to {MOST_MONTHS}")
        return number

    def switch(self, key: str) -> bool:
        found: bool = self._get(key, bool, "true or false")
        return found

    def has(self, key: str) -> bool:
        return key in self._values

    def table(self, key: str) -> "Table":
        return Table(self._get(key, dict, "a table"), self.place(key))

    def tables(self, key: str) -> dict[str, "Table"]:
        """The tables under a key, by name, in the file's order."""
        under = self.table(key)
        return {name: under.table(name) for name in self._values[key]}

    def done(self) -> None:
        """Raises `WordingRefused` for a key that no form has."""
        unknown = [each for each in self._values if each not in self._asked]
        if unknown:
            allowed = ", ".join(sorted(self._asked))
            raise WordingRefused(f"{self.place(unknown[0])} is no key of a form; allowed are: {allowed}")

    def _get(self, key: str, kind: type, meaning: str) -> Any:
        self._asked.add(key)
        if key not in self._values:
            raise WordingRefused(f"{self.place(key)} is missing: it is {meaning}")
        if type(self._values[key]) is not kind:
            raise WordingRefused(f"{self.place(key)} is {self._values[key]!r}, and must be {meaning}")
        return self._values[key]

    def _line(self, found: object, place: str, blanks: Collection[str]) -> str:
        if not isinstance(found, str) or not found.strip() or len(found) > LONGEST:
            raise WordingRefused(f"{place} must be a text of 1 to {LONGEST} characters")
        _refuse_other_blanks(found, place, blanks)
        return found


def _word(found: object, place: str, vocabulary: Collection[Word]) -> Word:
    for each in vocabulary:
        if each == found:
            return each
    raise WordingRefused(f"{place} has {found!r}; allowed are: {', '.join(vocabulary)}")


def _refuse_other_blanks(text: str, place: str, blanks: Collection[str]) -> None:
    """A brace that is no blank would break the page on which it is filled in."""
    allowed = ", ".join(f"{{{each}}}" for each in blanks) or "none"
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        raise WordingRefused(f"{place} has a single brace; blanks allowed there: {allowed}") from None
    for _, name, spec, conversion in parts:
        if name is not None and (name not in blanks or spec or conversion):
            raise WordingRefused(f"{place} has the blank {{{name}}}; allowed there: {allowed}")
