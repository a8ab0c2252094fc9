"""When a consent runs out: so many months after it was given, on the same day of the month."""

import calendar
from datetime import date


def runs_out(given_on: date, months: int) -> date | None:
    """The first day on which it reaches no further than the record; None for ever, which is 0 months.

    What was given on the 31st runs out on the last day of a shorter month.
    """
    if not months:
        return None
    years, month = divmod(given_on.month - 1 + months, 12)
    year, month = given_on.year + years, month + 1
    return date(year, month, min(given_on.day, calendar.monthrange(year, month)[1]))
