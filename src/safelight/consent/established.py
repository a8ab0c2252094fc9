"""What is established about a patient and a recording: the facts folded in order, the last word on each standing.

Pure: rows in, the policy's words out. Which rows speak of a recording is worked out in `consent/record.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from safelight.consent.models import About, Fact
from safelight.policy import facts

Word = TypeVar("Word", bound=StrEnum)

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Established:
    """The last value on each matter, and the authorities that stand."""

    values: dict[str, str]
    authorities: frozenset[facts.Authority]

    def word(self, about: About, otherwise: Word) -> Word:
        """The value as a word of the vocabulary; `otherwise` where nothing was found."""
        found = self.values.get(about)
        return otherwise if found is None else type(otherwise)(found)

    def yes(self, about: About) -> bool:
        return self.values.get(about) == YES


def established(found: Iterable[Fact]) -> Established:
    """`found` is in the order in which it was recorded."""
    values: dict[str, str] = {}
    authorities: set[facts.Authority] = set()
    for each in found:
        if each.about != About.AUTHORITY:
            values[each.about] = each.value
        elif each.holds:
            authorities.add(facts.Authority(each.value))
        else:
            authorities.discard(facts.Authority(each.value))
    return Established(values, frozenset(authorities))
