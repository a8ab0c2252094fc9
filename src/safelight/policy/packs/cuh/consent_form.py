"""CUH 8 and 8.1: explicit consent in writing, its three levels, and the warning before publication."""

from safelight.policy.facts import Wishes
from safelight.policy.matter import Matter
from safelight.policy.packs.cuh.choices import chosen
from safelight.policy.packs.cuh.terms import is_signed, outside, signed
from safelight.policy.rule import MAKE, USE, USE_BEYOND_RECORD, Answer, forbids, permits, requires


@permits("CUH-8", on=MAKE)
def explicit_consent_in_writing(matter: Matter) -> Answer:
    """Every patient consents explicitly and in writing to being recorded, or whoever may decide for them does.

    Whether best interests alone could replace it for one who lacks capacity is open, and read strictly: no.
    """
    return None if outside(matter) else is_signed(matter)


@permits("CUH-8.1", on=MAKE)
def form_signed_before_and_for_this(matter: Matter) -> Answer:
    """The form is signed by patient and staff before the recording, at a level that reaches what it is made for.

    Assessment is not teaching, and an open-ended wording names nothing (Reading 13).
    """
    return None if outside(matter) else is_signed(matter)


@permits("CUH-8", "CUH-8.1", on=USE)
def within_the_signed_level(matter: Matter) -> Answer:
    """A recording serves what its signed form names: the record, the record and teaching, or named purposes.

    Recognisable or not, and however it was anonymised. A later form may add a use (8.1 h).
    """
    return is_signed(matter)


@requires("CUH-8.1", on=USE)
def told_that_published_is_published(matter: Matter) -> Answer:
    """Whoever consents to publication is told that it cannot be called back once it is public.

    Open for a broadcast, read strictly: the warning is needed there too (the profile's choice).
    """
    if matter.purpose not in chosen(matter).form.warned_purposes:
        return None
    words = signed(matter)
    return any(consent.told_cannot_withdraw_once_published for consent in words) if words else None


@requires("CUH-8.1", on=MAKE)
def told_before_it_is_made_for_the_public(matter: Matter) -> Answer:
    """Whoever consents to a recording made for the public is told that it cannot be called back once it is public."""
    if outside(matter) or matter.purpose not in chosen(matter).form.warned_purposes:
        return None
    words = signed(matter)
    return any(consent.told_cannot_withdraw_once_published for consent in words) if words else None


@forbids("CUH-8.1", on=MAKE | USE)
def an_adult_objects(matter: Matter) -> Answer:
    """Consent can be taken back at any time, and an adult who objects takes it back.

    Open, read strictly: the objection bars every use, care included, until it is settled.
    """
    return not matter.child and not outside(matter) and matter.patient.wishes == Wishes.OBJECTS


@forbids("CUH-8.1", on=USE_BEYOND_RECORD)
def altered_to_look_anonymous(matter: Matter) -> Answer:
    """Blacked-out eyes replace no consent."""
    return matter.masked and not is_signed(matter)
