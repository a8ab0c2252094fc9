"""What somebody agrees to, as the form has it, and the signatures under it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from safelight.policy.facts import Giver, Level, Purpose, Scope, Signatory

# What every form for a patient explains before anybody signs (GMC-13, GMC-14, GMC-25, CUH-8.1).
EXPLAINED: Final = {
    "why": "why the recording is made, and what it is for",
    "form": "what form it takes",
    "storage": "where it is stored, and that this is secure",
    "how-long": "how long it is kept",
    "secondary-use": "how it might be used beyond care, and that this needs consent",
    "free-choice": "that refusing, or changing their mind later, changes nothing about their care",
}


@dataclass(frozen=True, slots=True)
class Terms:
    """Level, purposes and who gives it. `purposes` is filled at the third level only."""

    by: Giver
    giver_name: str
    level: Level
    purposes: tuple[Purpose, ...] = ()
    purpose_named: str = ""  # which journal, book, site or study (consent/wordings/naming.py)
    told_cannot_withdraw_once_published: bool = False
    explained: tuple[str, ...] = ()
    spokesperson: UUID | None = None  # who is on file; None for the patient, and where nobody was on file
    to: Scope = Scope.RECORDING  # or a use alone, the purposes' own


@dataclass(frozen=True, slots=True)
class Spoken:
    """An agreement by word of mouth: when it was said, who heard it, why it is not in writing."""

    at: datetime
    heard_by: str
    because: str


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature: `strokes` as drawn on the pad, or None where the name was typed."""

    signer: Signatory
    name: str
    strokes: list[list[tuple[int, int]]] | None = None
