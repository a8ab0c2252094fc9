"""How figures and dates read on a page, after the NHS Common User Interface.

The words of one page live in its presenter.
"""

from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone

from safelight.people.age import age_on

# Not strftime's %b, which follows the server's locale.
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNITS: Final = ("bytes", "KB", "MB", "GB")
STEP: Final = 1024
SPANS: Final = (("year", timedelta(days=365)), ("day", timedelta(days=1)), ("hour", timedelta(hours=1)))
MINUTE: Final = timedelta(minutes=1)


def british_date(day: date) -> str:
    """`22-Nov-2026`; of a time, the date that it is in London."""
    if isinstance(day, datetime):
        day = timezone.localdate(day)
    return f"{day.day:02}-{MONTHS[day.month - 1]}-{day.year:04}"


def british_time(moment: datetime) -> str:
    """`22-Nov-2026 17:05`, in London, with 24 hours."""
    local = timezone.localtime(moment)
    return f"{british_date(moment)} {local:%H:%M}"


def spaced_nhs_number(number: str) -> str:
    """`943 476 5919`: three, three and four digits."""
    return f"{number[:3]} {number[3:6]} {number[6:]}"


def age(born: date, on: date) -> int:
    """Completed years."""
    return age_on(on, born)


def file_size(size: int) -> str:
    """`1.4 MB`, as a workstation shows it: in steps of 1024."""
    amount, unit = float(size), UNITS[0]
    for larger in UNITS[1:]:
        if amount < STEP:
            break
        amount, unit = amount / STEP, larger
    return f"{amount:,.1f}".removesuffix(".0") + f" {unit}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 photograph`, `3 photographs`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def span(time: timedelta) -> str:
    """`6 years`, `3 hours`, `20 minutes`: in the largest unit of which it is one, whole ones."""
    name, unit = next((each for each in SPANS if time >= each[1]), ("minute", MINUTE))
    return plural(time // unit, name)


def often(count: int) -> str:
    """`once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
