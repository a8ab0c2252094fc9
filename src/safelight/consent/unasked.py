"""Where it stands with a patient who could not be asked beforehand. It reads what was found, in order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from safelight.consent.models import About, Fact
from safelight.policy.facts import Capacity, Life

MATTERS: Final = frozenset({About.ASKED, About.CAPACITY, About.LIFE, About.TOLD})

SINCE: Final[Mapping[tuple[str, str], tuple[About, ...]]] = {
    (About.CAPACITY, Capacity.TEMPORARILY_LACKS): (About.TOLD, About.ASKED),
    (About.LIFE, Life.DECEASED): (About.ASKED,),
}
"""What is to be done anew after each of these: another is asked, or the patient is to be told of more."""


@dataclass(frozen=True, slots=True)
class Unasked:
    """`found` is what matters of what was found on one form; the others are the last word on each matter."""

    found: tuple[Fact, ...]
    capacity: Fact | None
    told: Fact | None
    asked: Fact | None
    died: bool

    @classmethod
    def of(cls, facts: Iterable[Fact], *, died: bool = False) -> "Unasked":
        """`facts` are those on one form, in the order in which they were recorded; `died` from elsewhere."""
        found = tuple(each for each in facts if each.about in MATTERS)
        last: dict[str, Fact] = {}
        for each in found:
            last[each.about] = each
            for matter in SINCE.get((each.about, each.value), ()):
                last.pop(matter, None)
        life = last.get(About.LIFE)
        return cls(
            found,
            last.get(About.CAPACITY),
            last.get(About.TOLD),
            last.get(About.ASKED),
            died or (life is not None and life.value == Life.DECEASED),
        )

    @property
    def now(self) -> bool:
        """Whether the patient cannot be asked now."""
        capacity = self.capacity
        return capacity is not None and capacity.value == Capacity.TEMPORARILY_LACKS and not self.died

    @property
    def ever(self) -> bool:
        """Whether there was a time when the patient could not be asked: they are told what was done then."""
        return any(
            each.about == About.CAPACITY and each.value == Capacity.TEMPORARILY_LACKS for each in self.found
        )
