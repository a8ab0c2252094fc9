"""A patient's recordings as series: one of each body site and view, along time. Pure; rows come in, and are sorted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from safelight.library.models import Recording
from safelight.web.wording import plural

A_WEEK: Final = 7
A_MONTH: Final = 30.44  # days, on average
A_YEAR: Final = 365.25
# Below so many days the smaller unit says more.
IN_DAYS: Final = 14
IN_WEEKS: Final = 84
IN_MONTHS: Final = 730


@dataclass(frozen=True, slots=True)
class Series:
    """What was photographed of one body site in one view, the first time first."""

    body_site: str
    view: str
    recordings: tuple[Recording, ...]


def in_series(recordings: Iterable[Recording]) -> tuple[Series, ...]:
    """All of them, by site and view in alphabetical order."""
    ordered = sorted(recordings, key=lambda each: (*_of(each), each.made_at, each.taken_in_at))
    return tuple(_series(tuple(group)) for _, group in groupby(ordered, key=_of))


def apart(first: date, second: date) -> str:
    """How long it is from the one day to the other: `12 weeks`."""
    days = abs((second - first).days)
    if days == 0:
        return "the same day"
    if days < IN_DAYS:
        return plural(days, "day")
    if days < IN_WEEKS:
        return plural(round(days / A_WEEK), "week")
    if days < IN_MONTHS:
        return plural(round(days / A_MONTH), "month")
    return plural(round(days / A_YEAR), "year")


def _of(recording: Recording) -> tuple[str, str]:
    return recording.body_site.casefold(), recording.view.casefold()


def _series(recordings: tuple[Recording, ...]) -> Series:
    return Series(recordings[0].body_site, recordings[0].view, recordings)
