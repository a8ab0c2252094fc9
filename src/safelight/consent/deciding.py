"""Who may be asked about a form on a day, and on what ground: from the patient's age and life, and from what was found.

Pure: it says who speaks. What their answer permits is the policy's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from safelight.consent.established import Established
from safelight.consent.models import About, Spokesperson
from safelight.people.age import age_on
from safelight.people.models import Patient
from safelight.policy.facts import Authority, Capacity, Giver, Life, Maturity
from safelight.policy.person import ADULT, OF_AGE

NEWBORN: Final = frozenset({Life.STILLBORN, Life.DYING_NEONATE})


class Ground(StrEnum):
    """Why it is theirs to decide."""

    ABLE = "able"  # 16 or older, and not found unable
    COMPETENT = "competent"  # younger, and found able to decide this
    CHILD = "child"
    NEWBORN = "newborn"
    LACKS = "lacks"
    LACKS_UNDER_18 = "lacks-under-18"  # and it was found to be in their best interests
    DIED = "died"


SPEAKING: Final[Mapping[Ground, tuple[Giver, ...]]] = {
    Ground.ABLE: (),
    Ground.COMPETENT: (),
    Ground.CHILD: (Giver.PARENT,),
    Ground.NEWBORN: (Giver.PARENT,),
    Ground.LACKS: (Giver.ATTORNEY,),
    Ground.LACKS_UNDER_18: (Giver.PARENT, Giver.ATTORNEY),
    Ground.DIED: (Giver.PERSONAL_REPRESENTATIVE, Giver.NEXT_OF_KIN),
}
"""Who answers in the patient's place, whoever decides before whoever is only heard; nobody where the patient does."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be asked; `spokesperson` is None for the patient."""

    giver: Giver
    name: str
    spokesperson: UUID | None = None
    relationship: str = ""

    @property
    def key(self) -> str:
        """What a page's choice is called."""
        return str(self.spokesperson or self.giver)


@dataclass(frozen=True, slots=True)
class Deciding:
    """`giver` decides. `candidates` are those who are known, and may be none; `protection`: a child protection case."""

    ground: Ground
    giver: Giver
    candidates: tuple[Candidate, ...]
    protection: bool = False

    @property
    def name(self) -> str:
        """Who it is, where it can be one alone."""
        return self.candidates[0].name if len(self.candidates) == 1 else ""

    @property
    def by_the_patient(self) -> bool:
        return self.giver is Giver.PATIENT

    def candidate(self, key: str) -> Candidate | None:
        return next((each for each in self.candidates if each.key == key), None)

    def includes(self, giver: Giver, spokesperson: UUID | None) -> bool:
        """Whether this person may be asked."""
        return any(each.giver is giver and each.spokesperson == spokesperson for each in self.candidates)


def who_decides(
    patient: Patient, day: date, found: Established, speakers: Iterable[Spokesperson]
) -> Deciding:
    """`found` is what was found by that day; `speakers` are those who are recorded and no longer ended."""
    ground = ground_of(patient, day, found)
    protection = ground is Ground.CHILD and Authority.CHILD_PROTECTION in found.authorities
    givers = SPEAKING[ground] + ((Giver.SOCIAL_WORKER, Giver.POLICE) if protection else ())
    own: tuple[Candidate, ...] = ()
    if not givers:
        own = (Candidate(Giver.PATIENT, f"{patient.given_name} {patient.family_name}"),)
    if _asleep(ground, found):
        givers = (Giver.ATTORNEY,)
    others = sorted((each for each in speakers if each.giver in givers), key=lambda each: each.number)
    known = [_candidate(each) for giver in givers for each in others if each.giver == giver]
    return Deciding(ground, Giver.PATIENT if own else givers[0], (*own, *known), protection)


def ground_of(patient: Patient, day: date, found: Established) -> Ground:
    """Why whoever decides does."""
    registered = Life.DECEASED if patient.died_on is not None and patient.died_on <= day else Life.ALIVE
    life = found.word(About.LIFE, registered)
    if life in NEWBORN:
        return Ground.NEWBORN
    if life is Life.DECEASED:
        return Ground.DIED
    years = age_on(day, patient.born_on)
    lacks = found.word(About.CAPACITY, Capacity.HAS) is Capacity.LACKS
    if years < OF_AGE:
        competent = found.word(About.MATURITY, Maturity.NOT_COMPETENT) is Maturity.COMPETENT
        return Ground.COMPETENT if competent and not lacks else Ground.CHILD
    if not lacks:
        return Ground.ABLE
    in_their_interests = Authority.BEST_INTERESTS in found.authorities
    return Ground.LACKS_UNDER_18 if years < ADULT and in_their_interests else Ground.LACKS


def _asleep(ground: Ground, found: Established) -> bool:
    """Of age and unconscious: the patient is asked on waking, and an attorney may be asked before."""
    unconscious = found.word(About.CAPACITY, Capacity.HAS) is Capacity.TEMPORARILY_LACKS
    return ground is Ground.ABLE and unconscious


def _candidate(row: Spokesperson) -> Candidate:
    return Candidate(Giver(row.giver), row.name, row.id, row.relationship)
