"""Whether a member of staff and a patient bear the same name. All that can be known from names: two people may share
one, and one person may use two.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

TITLES: Final = frozenset(
    (
        *("dame", "doctor", "dr", "lady", "lord", "miss", "mr", "mrs", "ms", "mx"),
        *("nurse", "prof", "professor", "sir", "sister"),
    )
)
APOSTROPHES: Final = re.compile("['\u2019\u02bc]")
WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Match:
    """How far two names agree; `full` is given and family name."""

    family: bool
    full: bool


def match(staff: str, family: str, given: str) -> Match:
    """Compare the name of a member of staff, as `Dr Amara Okafor`, with a patient's two.

    Titles, accents, capitals and hyphens make no difference. A patient's family name may be several words: they stand
    last in the other name. Of given names the first is compared.
    """
    theirs, surname, forenames = words(staff), words(family), words(given)
    if not surname or theirs[-len(surname) :] != surname:
        return Match(family=False, full=False)
    first = theirs[: -len(surname)][:1]
    return Match(family=True, full=bool(first) and first == forenames[:1])


def words(name: str) -> list[str]:
    """The words of a name without its titles: letters alone, without accents or capitals."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    found = WORD.findall(APOSTROPHES.sub("", plain).casefold())
    while found and found[0] in TITLES:
        found = found[1:]
    return found
