"""What somebody agrees to, as the form has it, and the signatures under it."""

import re
from dataclasses import dataclass
from typing import Final

from safelight.policy.facts import Giver, Level, Purpose, Scope, Signatory

EXPLAINED: Final = {
    "why": "why the recording is made, and what it is for",
    "form": "what form it takes, and that it is stored securely",
    "how-long": "how long it is kept",
    "secondary-use": "how it might be used beyond care, and that this needs consent",
    "free-choice": "that refusing, or changing their mind later, changes nothing about their care",
}

# Wording that names no purpose (CUH-8.1): a hospital's own words are added here.
_OPEN_ENDED: Final = re.compile(
    r"\b(as (is )?(required|needed|necessary|appropriate)|any (purpose|use)|all (purposes|uses)"
    r"|whatever|anything|etc|and so on)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Terms:
    """Level, purposes and who gives it. `purposes` is filled at the third level only."""

    by: Giver
    giver_name: str
    level: Level
    purposes: tuple[Purpose, ...] = ()
    purpose_named: str = ""  # which journal, book, site or study
    told_cannot_withdraw_once_published: bool = False
    explained: tuple[str, ...] = ()
    to: Scope = Scope.RECORDING  # or a use alone, the purposes' own


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature: `strokes` as drawn on the pad, or None where the name was typed."""

    signer: Signatory
    name: str
    strokes: list[list[tuple[int, int]]] | None = None


def is_open_ended(wording: str) -> bool:
    """Whether a third-level purpose is worded so that it would cover anything."""
    return bool(_OPEN_ENDED.search(wording))
