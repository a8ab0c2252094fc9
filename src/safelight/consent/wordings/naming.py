"""Which journal, book, site or study: the names given to uses, as one text to store and read out, and back."""

import re
from collections.abc import Iterable, Mapping

from safelight.consent.wordings.wording import UseWords, Wording
from safelight.policy.facts import Purpose


def composed(wording: Wording, names: Mapping[Purpose, str]) -> str:
    """One name stands alone; of several each says what it is the name of."""
    given = [each for each in _named(wording, names) if names[each.purpose]]
    if len(given) == 1:
        return names[given[0].purpose]
    return "; ".join(f"{each.staff}: {names[each.purpose]}" for each in given)


def taken_apart(wording: Wording, purposes: Iterable[Purpose], text: str) -> dict[Purpose, str]:
    """The names in a text that `composed` made with this wording for these purposes."""
    uses = _named(wording, set(purposes))
    if not text or len(uses) < 2:  # noqa: PLR2004 - one name stands alone
        return {each.purpose: text for each in uses}
    pattern = "; ".join(f"{re.escape(each.staff)}: (.*?)" for each in uses)
    found = re.fullmatch(pattern, text)
    return {each.purpose: name for each, name in zip(uses, found.groups() if found else (), strict=False)}


def _named(wording: Wording, purposes: Iterable[Purpose]) -> list[UseWords]:
    """Of these the ones that need a name, in the form's order."""
    return [each for each in wording.offered if each.name and each.purpose in set(purposes)]
