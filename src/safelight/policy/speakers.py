"""
Who speaks for the patient, and what they said on the purpose asked.

Three voices: the patient's own; whoever may decide in the patient's place now; and an earlier word of the
patient or of a parent that still carries the record but opens nothing beyond it.
"""

from dataclasses import dataclass

from safelight.policy.facts import Authority, Consent, Giver, Purpose
from safelight.policy.person import ADULT, Person
from safelight.policy.voice import RECORD, SILENT, Voice, hear


@dataclass(frozen=True, slots=True)
class Speakers:
    """`own_decides` is false where the patient's own word is heard only as a refusal."""

    own: Voice
    own_decides: bool
    proxy: Voice
    earlier: Voice

    @property
    def refused(self) -> bool:
        """
        Whether someone whose word counts has refused the recording or withdrawn, and nothing came after.

        A personal representative's refusal takes nothing from what the dead had consented to (GMC-47).
        """
        return self.own.ended or self.earlier.ended or (self.proxy.ended and not self.own.covering)

    @property
    def purpose_refused(self) -> bool:
        return self.own.purpose_refused or self.proxy.purpose_refused or self.earlier.purpose_refused


def listen(
    person: Person, consents: tuple[Consent, ...], purpose: Purpose | None, *, making: bool
) -> Speakers:
    """Hear everyone whose word counts for this patient today."""
    if not consents:
        return Speakers(SILENT, own_decides=False, proxy=SILENT, earlier=SILENT)
    own = hear(_own_words(person, consents), (Giver.PATIENT,) if making else _own_givers(person), purpose)
    proxy = hear(consents, _proxy_givers(person), purpose)
    if person.dependent_child:
        earlier = hear(consents, (Giver.PARENT,), purpose) if _dead_child(person) else SILENT
        return Speakers(own, own_decides=False, proxy=proxy, earlier=_record_only(earlier, purpose))
    if person.incapable_adult:
        return Speakers(own, own_decides=False, proxy=proxy, earlier=_record_only(own, purpose))
    return Speakers(own, own_decides=True, proxy=proxy, earlier=SILENT)


def _record_only(voice: Voice, purpose: Purpose | None) -> Voice:
    if purpose in RECORD:
        return voice
    return Voice(voice.last, (), voice.procedure, voice.purpose_refused)


def _dead_child(person: Person) -> bool:
    return person.dead and not person.newborn


def _own_givers(person: Person) -> tuple[Giver, ...]:
    """A parent's consent stands after the child has matured, until the patient speaks (Reading 5)."""
    if person.patient.matured_since and not person.dependent_child:
        return (Giver.PATIENT, Giver.PARENT)
    return (Giver.PATIENT,)


def _own_words(person: Person, consents: tuple[Consent, ...]) -> tuple[Consent, ...]:
    """In order, a parent's words before the matured patient's own, whenever they were recorded."""
    if len(consents) < 2 or not person.patient.matured_since:  # noqa: PLR2004 - one word needs no order
        return consents
    return tuple(sorted(consents, key=lambda consent: consent.by == Giver.PATIENT))


def _proxy_givers(person: Person) -> tuple[Giver, ...]:
    """Who may decide in the patient's place: nobody for a living patient who decides for themself."""
    if person.newborn:
        return (Giver.PARENT,)
    if person.dead:
        return (Giver.PERSONAL_REPRESENTATIVE,)
    if person.dependent_child:
        return (Giver.PARENT,)
    if not (person.incapable_adult or (person.unconscious and not person.child)):
        return ()
    if person.patient.age < ADULT and person.has(Authority.BEST_INTERESTS):
        return (Giver.PARENT, Giver.ATTORNEY)
    return (Giver.ATTORNEY,)
