"""A hospital's terms for what people are reminded of, and for which access is unusual. No rule reads them, and no
verdict names them.
"""

from dataclasses import dataclass
from typing import Final


class Hour(int):
    """A full hour of the clock, 0 to 24."""

    LEAST: Final = 0
    MOST: Final = 24


MORNING: Final = Hour(7)
EVENING: Final = Hour(20)


@dataclass(frozen=True, slots=True)
class Reminders:
    """`[reminders]` in a profile, in days; a profile without the section has these."""

    notice_days: int = 60  # before a consent runs out
    held_days: int = 14  # after which what is held has waited too long


@dataclass(frozen=True, slots=True)
class Unusual:
    """`[unusual]` in a profile: from when on access is put in front of information governance; without it, these."""

    day_begins_hour: Hour = MORNING  # of London's clock; what is opened before this hour is out of hours
    day_ends_hour: Hour = EVENING
    peers_times: int = 4  # so many times what is usual among those in the same role in the same week
    peers_least: int = 20  # patients in a week; fewer are never too many
