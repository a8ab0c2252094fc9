"""The NHS Records Management Code of Practice 2021, appendix II, as far as the patient's age and last
contact decide.
"""

from datetime import date
from typing import Final

ADULT_YEARS: Final = 8  # after the last contact
CHILD_UNTIL: Final = 25  # the birthday up to which a child's record is kept
CHILD_UNTIL_IF_17: Final = 26  # where treatment ended at 17
DEATH_YEARS: Final = 8


def kept_until(born_on: date, last_seen_on: date, died_on: date | None) -> date:
    """The day before which a recording may not be destroyed. Where two terms apply, the longer."""
    terms = [_after(last_seen_on, ADULT_YEARS)]
    age = _completed_years(born_on, last_seen_on)
    if age < 18:  # noqa: PLR2004 - of age
        terms.append(_after(born_on, CHILD_UNTIL_IF_17 if age == 17 else CHILD_UNTIL))  # noqa: PLR2004 - the schedule says so
    if died_on is not None:
        terms.append(_after(died_on, DEATH_YEARS))
    return max(terms)


def _completed_years(born_on: date, day: date) -> int:
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def _after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February in a common year
        return date(day.year + years, 3, 1)
