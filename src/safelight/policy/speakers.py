"""
Who speaks for the patient, and what they said on the purpose asked.

Three voices: the patient's own; whoever may decide in the patient's place now; and an earlier word of the
patient or of a parent that still carries the record but opens nothing beyond it.
"""

from typing import Final, NamedTuple

from safelight.policy.facts import Authority, Giver, Purpose
from safelight.policy.person import ADULT, Person
from safelight.policy.voice import RECORD, SILENT, Voice, Words, silenced

# Looked up once, as in `person.py`.
PATIENT: Final = (Giver.PATIENT,)
PARENT: Final = (Giver.PARENT,)
BOTH: Final = (Giver.PARENT, Giver.PATIENT)


class Speakers(NamedTuple):
    """`own_decides` is false where the patient's own word is heard only as a refusal."""

    own: Voice
    own_decides: bool
    proxy: Voice
    earlier: Voice

    @property
    def ended(self) -> bool:
        """Whether anyone at all has refused or withdrawn, and nothing came after."""
        return self.own.ended or self.proxy.ended or self.earlier.ended

    @property
    def purpose_refused(self) -> bool:
        """Whether anyone at all has refused this very use."""
        return self.own.purpose_refused or self.proxy.purpose_refused or self.earlier.purpose_refused


def listen(person: Person, words: Words, purpose: Purpose | None, *, making: bool) -> Speakers:
    """Hear everyone whose word counts for this patient today."""
    own = words.of(PATIENT if making else _own_givers(person), purpose)
    decides = not (person.dependent_child or person.incapable_adult)
    givers = _proxy_givers(person)
    proxy = words.of(givers, purpose) if givers else SILENT
    return Speakers(own, decides, proxy, SILENT if decides else _earlier(person, words, own, purpose))


def _earlier(person: Person, words: Words, own: Voice, purpose: Purpose | None) -> Voice:
    """A dead child's parent, and an adult before lasting incapacity: the record stands on their word."""
    if person.incapable_adult:
        return own if purpose in RECORD else silenced(own)
    if not person.dead or person.newborn:
        return SILENT
    parent = words.of(PARENT, purpose)
    return parent if purpose in RECORD else silenced(parent)


def _own_givers(person: Person) -> tuple[Giver, ...]:
    """A parent's consent stands after the child has matured, until the patient speaks (Reading 5)."""
    if person.patient.matured_since and not person.dependent_child:
        return BOTH
    return PATIENT


def _proxy_givers(person: Person) -> tuple[Giver, ...]:
    """Who may decide in the patient's place: nobody for a living patient who decides for themself."""
    if person.newborn:
        return PARENT
    if person.dead:
        return (Giver.PERSONAL_REPRESENTATIVE,)
    if person.dependent_child:
        return PARENT
    if not (person.incapable_adult or (person.unconscious and not person.child)):
        return ()
    if person.patient.age < ADULT and person.has(Authority.BEST_INTERESTS):
        return (Giver.PARENT, Giver.ATTORNEY)
    return (Giver.ATTORNEY,)
