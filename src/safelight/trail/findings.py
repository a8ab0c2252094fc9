"""What the verifier can find, in the words of an information-governance lead. Nothing is checked here."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is wrong with a trail."""

    ALTERED = "altered"
    BACK_DATED = "back-dated"
    FORGED_CHECKPOINT = "forged-checkpoint"
    FORKED = "forked"
    INSERTED = "inserted"
    REMOVED = "removed"
    REORDERED = "reordered"
    REWRITTEN = "rewritten"
    TRUNCATED = "truncated"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, at the entry `index` (counted from 0), or None for the trail as a whole."""

    kind: Kind
    index: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """How many entries the trail has, their root, and what was found. `more` findings are only counted."""

    size: int
    root: bytes
    confirmed: int  # entries that a signed checkpoint stands for
    findings: tuple[Finding, ...]
    more: int = 0

    @property
    def sound(self) -> bool:
        """Nothing was found."""
        return not self.findings
