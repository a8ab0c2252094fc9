"""
Who speaks for the patient, and what they said on the purpose asked.

Three voices: the patient's own; whoever may decide in the patient's place now; and an earlier word of the
patient or of a parent that still carries the record but opens nothing beyond it.
"""

from typing import Final, NamedTuple

from safelight.policy.facts import Authority, Consent, Giver, Purpose
from safelight.policy.person import ADULT, Person
from safelight.policy.voice import RECORD, SILENT, Voice, hear


class Speakers(NamedTuple):
    """`own_decides` is false where the patient's own word is heard only as a refusal.

    `ended` says that anyone at all has refused or withdrawn, `purpose_refused` that this use was.
    """

    own: Voice
    own_decides: bool
    proxy: Voice
    earlier: Voice = SILENT
    ended: bool = False
    purpose_refused: bool = False

    @property
    def refused(self) -> bool:
        """
        Whether someone whose word counts has refused the recording or withdrawn, and nothing came after.

        A personal representative's refusal takes nothing from what the dead had consented to (GMC-47).
        """
        return self.ended and (
            self.own.ended or self.earlier.ended or (self.proxy.ended and not self.own.covering)
        )


NOBODY: Final = Speakers(SILENT, own_decides=False, proxy=SILENT)


def listen(
    person: Person, consents: tuple[Consent, ...], purpose: Purpose | None, *, making: bool
) -> Speakers:
    """Hear everyone whose word counts for this patient today."""
    if not consents:
        return NOBODY
    own = hear(_own_words(person, consents), (Giver.PATIENT,) if making else _own_givers(person), purpose)
    givers = _proxy_givers(person)
    proxy = hear(consents, givers, purpose) if givers else SILENT
    earlier = _earlier(person, consents, own, purpose)
    return Speakers(
        own,
        not (person.dependent_child or person.incapable_adult),
        proxy,
        earlier,
        own.ended or proxy.ended or earlier.ended,
        own.purpose_refused or proxy.purpose_refused or earlier.purpose_refused,
    )


def _earlier(person: Person, consents: tuple[Consent, ...], own: Voice, purpose: Purpose | None) -> Voice:
    """A dead child's parent, and an adult before lasting incapacity: the record stands on their word."""
    if person.dependent_child:
        if not person.dead or person.newborn:
            return SILENT
        return _record_only(hear(consents, (Giver.PARENT,), purpose), purpose)
    return _record_only(own, purpose) if person.incapable_adult else SILENT


def _record_only(voice: Voice, purpose: Purpose | None) -> Voice:
    if purpose in RECORD:
        return voice
    return voice._replace(covering=())


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
