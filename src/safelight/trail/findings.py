"""What the verifier can find, in the words of an information-governance lead. Nothing is checked here."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

MOST_LISTED: Final = 1000


class Kind(StrEnum):
    """What is wrong with a trail."""

    ALTERED = "altered"
    BACK_DATED = "back-dated"
    FORGED_CHECKPOINT = "forged-checkpoint"
    FORGED_TIMESTAMP = "forged-timestamp"
    FORKED = "forked"
    INSERTED = "inserted"
    POST_DATED = "post-dated"
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


class Findings:
    """The first findings, and the number of the others."""

    def __init__(self) -> None:
        self.listed: list[Finding] = []
        self.count = 0

    def add(self, kind: Kind, index: int | None, message: str) -> None:
        self.count += 1
        if len(self.listed) < MOST_LISTED:
            self.listed.append(Finding(kind, index, message))


@dataclass(frozen=True, slots=True)
class Report:
    """How many entries the trail has, their root, and what was found. `more` findings are only counted."""

    size: int
    root: bytes
    confirmed: int  # entries that a signed checkpoint stands for
    findings: tuple[Finding, ...]
    more: int = 0
    checkpoints: int = 0
    stamped: int = 0  # entries that a time stamp stands for
    stamped_at: datetime | None = None  # since when, at the latest, these have existed
    unread_stamps: int = 0  # time stamps that nobody could judge without the authority's certificate

    @property
    def sound(self) -> bool:
        """Nothing was found."""
        return not self.findings
