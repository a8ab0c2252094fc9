"""Words of the Trust's policy that several of its sections share. No rule lives here."""

from safelight.policy.facts import (
    Authority,
    Consent,
    ConsentForm,
    MadeBy,
    Others,
    Status,
    When,
    Wishes,
)
from safelight.policy.matter import Matter
from safelight.policy.packs.cuh.choices import chosen
from safelight.policy.person import CARE


def outside(matter: Matter) -> bool:
    """What the policy leaves alone: relatives' own pictures as they are taken (8.7), and kinds it never mentions."""
    return (matter.making and matter.recording.made_by == MadeBy.RELATIVE) or silent(matter)


def silent(matter: Matter) -> bool:
    """The kinds on which the policy says nothing (Reading 10; the profile's choice)."""
    return matter.recording.kind in chosen(matter).scope.silent_kinds


def for_care(matter: Matter) -> bool:
    return matter.recording.made_for == CARE


def in_due_form(matter: Matter, consent: Consent) -> bool:
    """CUH-8 i, 8.1 e: in writing, and signed by all whom the form asks."""
    if consent.form != ConsentForm.WRITTEN:
        return False
    return all(signature in consent.signed_by for signature in chosen(matter).form.signatures)


def signed(matter: Matter) -> tuple[Consent, ...]:
    """The consents to this purpose that stand and are in due form."""
    return tuple([consent for consent in matter.granted if in_due_form(matter, consent)])


def is_signed(matter: Matter) -> bool:
    """Whether a consent to this purpose stands in due form."""
    return matter.settle(_is_signed)


def _is_signed(matter: Matter) -> bool:
    return bool(signed(matter))


def consented_at_all(matter: Matter) -> bool:
    """Whether any consent in due form stands, to the recording or to a later use of it alone."""
    return matter.settle(_consented_at_all)


def _consented_at_all(matter: Matter) -> bool:
    return is_signed(matter) or any(in_due_form(matter, consent) for consent in matter.later_uses)


def implied(matter: Matter) -> bool:
    """CUH-8.5: a procedure whose recording is implicit, consented to, and explained beforehand."""
    return matter.settle(_implied)


def _implied(matter: Matter) -> bool:
    return (
        matter.recording.kind in chosen(matter).implicit.kinds
        and matter.procedure is not None
        and matter.circumstances.explained_beforehand
    )


def young(matter: Matter) -> bool:
    """Whether the rules for children hold (8.3; the age is the profile's)."""
    return matter.patient.age < chosen(matter).children.until_age or matter.newborn


def protection_case(matter: Matter) -> bool:
    """CUH-8.3: a child protection case, in which the child's own unwillingness gives way; asked of children alone."""
    return Authority.CHILD_PROTECTION in matter.authorities or matter.child_protected


def consultants_authority(matter: Matter) -> bool:
    """CUH-8.5: a care recording on the consultant's authority; the text's cases are examples (Reading 12)."""
    return for_care(matter) and Authority.CONSULTANT_VITAL_INTERESTS in matter.authorities


def on_authority(matter: Matter) -> bool:
    """Whether a care recording rests on authority in place of consent, for the record alone (Decided)."""
    return consultants_authority(matter) or (for_care(matter) and matter.child_protected)


def awaiting_consent(matter: Matter) -> bool:
    """CUH-8.1, 8.4: unconscious, and nobody entitled has consented; authority in place of consent does not wait."""
    return matter.settle(_awaiting_consent)


def _awaiting_consent(matter: Matter) -> bool:
    if not matter.unconscious or outside(matter):
        return False
    return not (consented_at_all(matter) or implied(matter) or on_authority(matter))


def died_unasked(matter: Matter) -> bool:
    """CUH-8.4: died with no word on the recording from the patient, or from whoever decided in life."""
    if not matter.dead or silent(matter) or matter.newborn:
        return False
    voices = (matter.speakers.own, matter.speakers.earlier)
    return all(not voice.covering and voice.last is None and voice.procedure is None for voice in voices)


def unwilling(matter: Matter) -> bool:
    """CUH-8.3: a child who does not want it, by words, conduct or on file."""
    if not matter.child:
        return False
    return matter.patient.wishes == Wishes.OBJECTS or matter.speakers.own.ended


def ended(matter: Matter) -> tuple[Consent, ...]:
    """The refusals and withdrawals of those who decide; a dependent child's own is unwillingness."""
    voices = matter.answering
    if not voices:
        return ()
    if matter.dependent_child:
        voices = voices[1:]
    return tuple(voice.last for voice in voices if voice.ended and voice.last is not None)


def yields_to_protection(matter: Matter) -> bool:
    """Whether a refusal gives way to the authority for a child's care recording (Decided)."""
    return for_care(matter) and matter.child_protected


def withdrawn(matter: Matter) -> bool:
    return Status.WITHDRAWN in [consent.status for consent in ended(matter)]


def refused_afterwards(matter: Matter) -> bool:
    return (Status.REFUSED, When.AFTER) in [(consent.status, consent.when) for consent in ended(matter)]


def refused_beforehand(matter: Matter) -> bool:
    return (Status.REFUSED, When.BEFORE) in [(consent.status, consent.when) for consent in ended(matter)]


def shows_another(matter: Matter) -> bool:
    return matter.recording.others == Others.UNCONSENTED
