"""
The patient before the law: child or of age, living or dead, able to decide or not; and how far recognisable.

Only what the vocabulary and the decided readings settle for both packs.
"""

from typing import Final

from safelight.policy.facts import (
    AnonymisedBy,
    Authority,
    Capacity,
    Identifiability,
    Kind,
    Life,
    MadeFor,
    Maturity,
    Patient,
    Recording,
)

OF_AGE: Final = 16
"""The age from which a person decides for themself (VOCABULARY.md, `patient`)."""

ADULT: Final = 18
"""Until then a parent may decide for one without capacity, in their best interests (CLAUSES.md, Decided)."""

# What every decision compares with, looked up once: on an enumeration, a look costs more than a comparison.
NEWBORN: Final = (Life.STILLBORN, Life.DYING_NEONATE)
DEAD: Final = (Life.DECEASED, Life.STILLBORN)
POST_MORTEM: Final = Kind.POST_MORTEM
COMPETENT: Final = Maturity.COMPETENT
LACKS: Final = Capacity.LACKS
LACKS_FOR_NOW: Final = Capacity.TEMPORARILY_LACKS
ANONYMISED: Final = Identifiability.ANONYMISED
CODED: Final = Identifiability.CODED
MASKING: Final = AnonymisedBy.MASKING
CARE: Final = MadeFor.CARE


class Person:
    """What follows from the facts about the patient and the picture; what many rules ask is worked out once."""

    __slots__ = ("_child", "_dead", "authorities", "patient", "recording")

    _child: bool | None
    _dead: bool | None

    authorities: frozenset[Authority]
    patient: Patient
    recording: Recording

    def has(self, *authorities: Authority) -> bool:
        """Whether all of these stand on file."""
        return all(authority in self.authorities for authority in authorities)

    @property
    def newborn(self) -> bool:
        """Stillborn, or on the point of death soon after birth: only the parents can be asked (CUH-8.3)."""
        return self.patient.life in NEWBORN

    @property
    def dead(self) -> bool:
        """A post-mortem says so by itself."""
        if self._dead is None:
            self._dead = self.patient.life in DEAD or self.recording.kind == POST_MORTEM
        return self._dead

    @property
    def child(self) -> bool:
        if self._child is None:
            self._child = self.patient.age < OF_AGE or self.newborn
        return self._child

    @property
    def competent_child(self) -> bool:
        return (
            self.patient.age < OF_AGE
            and self.patient.maturity == COMPETENT
            and self.patient.capacity != LACKS
            and not self.newborn
        )

    @property
    def dependent_child(self) -> bool:
        """A child who cannot decide: a parent answers."""
        return self.child and not self.competent_child

    @property
    def incapable_adult(self) -> bool:
        """Of age, living, and lastingly without capacity for this decision."""
        return self.patient.capacity == LACKS and not self.child and not self.dead

    @property
    def unconscious(self) -> bool:
        """Living, of any age, and unable to answer for a while."""
        return self.patient.capacity == LACKS_FOR_NOW and not self.dead

    @property
    def child_protected(self) -> bool:
        """Whether there is other valid authority for a child's care recording (CLAUSES.md, Decided)."""
        return self.child and (
            (
                self.has(Authority.CHILD_PROTECTION)
                and (
                    self.has(Authority.INTERIM_CARE_ORDER)
                    or self.has(Authority.COURT_ORDER)
                    or self.has(Authority.BEST_INTERESTS)
                )
            )
            or self.has(Authority.SUSPECTED_CHILD_ABUSE, Authority.CONSULTANT_VITAL_INTERESTS)
        )

    @property
    def anonymised(self) -> bool:
        """Nothing identifies; masking is no anonymity (CUH-8.1, and the stricter reading for the GMC)."""
        return self.recording.identifiability == ANONYMISED and not self.masked

    @property
    def coded(self) -> bool:
        return self.recording.identifiability == CODED and not self.masked

    @property
    def masked(self) -> bool:
        return self.recording.anonymised_by == MASKING

    @property
    def recognisable(self) -> bool:
        """Identifiable, perhaps identifiable (GMC-17), or only masked."""
        return not (self.anonymised or self.coded)
