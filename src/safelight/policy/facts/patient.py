"""The patient as the law sees them: age, life, capacity, maturity, wishes. No name, no number."""

from dataclasses import dataclass
from enum import StrEnum


class Life(StrEnum):
    ALIVE = "alive"
    DECEASED = "deceased"
    STILLBORN = "stillborn"
    DYING_NEONATE = "dying-neonate"


class Capacity(StrEnum):
    """Capacity for this decision, at this time."""

    HAS = "has"
    LACKS = "lacks"
    TEMPORARILY_LACKS = "temporarily-lacks"


class Maturity(StrEnum):
    """Under 16 only: Gillick or Fraser competence."""

    NOT_COMPETENT = "not-competent"
    COMPETENT = "competent"


class Wishes(StrEnum):
    UNKNOWN = "unknown"
    WILLING = "willing"
    OBJECTS = "objects"
    DISTRESSED = "distressed"


class KnownWishes(StrEnum):
    """What is known of a dead patient's wishes about use after death."""

    NONE = "none"
    PERMITS = "permits"
    FORBIDS = "forbids"


@dataclass(frozen=True, slots=True)
class Patient:
    """`age` is in whole years, now; `matured_since` is true where a child who could not decide then can now."""

    age: int = 40
    life: Life = Life.ALIVE
    capacity: Capacity = Capacity.HAS
    maturity: Maturity = Maturity.NOT_COMPETENT
    wishes: Wishes = Wishes.UNKNOWN
    known_wishes_before_death: KnownWishes = KnownWishes.NONE
    harm_expected: bool = False
    matured_since: bool = False
