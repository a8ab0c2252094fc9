"""One version of one form, as the member of staff and the signer read it."""

from collections.abc import Mapping
from dataclasses import dataclass

from safelight.consent.kinds import FormKind
from safelight.policy.facts import Level, Purpose, Signatory


@dataclass(frozen=True, slots=True)
class Point:
    """What must be explained: as the member of staff ticks it, and as the signer reads it."""

    key: str
    staff: str
    signer: str


@dataclass(frozen=True, slots=True)
class LevelWords:
    """A level of the form. `months` is how long it reaches beyond the record; 0 is for ever."""

    staff: str
    hint: str
    months: int


@dataclass(frozen=True, slots=True)
class UseWords:
    """A use. `name` asks which one, as in "Which journal or book"; empty where it needs no name."""

    purpose: Purpose
    staff: str
    signer: str
    offered: bool  # whether it can be chosen by name
    name: str


@dataclass(frozen=True, slots=True)
class Caution:
    """That what is published cannot be taken back: said and ticked wherever one of `uses` is chosen."""

    staff: str
    signer: str
    uses: frozenset[Purpose]


@dataclass(frozen=True, slots=True)
class SignerWords:
    """The sentences of the page to sign; `{use}` stands for a use, `{whose}` and `{whom}` for the patient."""

    always: tuple[str, ...]
    may: str
    may_not: str
    named: str
    rights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything that a form says and asks for."""

    kind: FormKind
    version: str
    title: str
    signatures: tuple[Signatory, ...]
    points: tuple[Point, ...]
    levels: Mapping[Level, LevelWords]
    uses: tuple[UseWords, ...]
    caution: Caution
    signer: SignerWords

    @property
    def offered(self) -> tuple[UseWords, ...]:
        return tuple(each for each in self.uses if each.offered)

    @property
    def must_be_explained(self) -> frozenset[str]:
        return frozenset(each.key for each in self.points)

    def months(self, level: Level) -> int:
        """How many months a consent at this level reaches beyond the record; 0 is for ever."""
        return self.levels[level].months if level in self.levels else 0
