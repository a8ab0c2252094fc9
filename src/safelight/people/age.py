"""How old somebody is, in completed years."""

from datetime import date


def age_on(day: date, born: date) -> int:
    """Completed years; who was born on 29 February has a birthday on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
