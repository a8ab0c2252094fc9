"""A hospital's terms for what people are reminded of. No rule reads them, and no verdict names them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reminders:
    """`[reminders]` in a profile, in days; a profile without the section has these."""

    notice_days: int = 60  # before a consent runs out
    held_days: int = 14  # after which what is held has waited too long
