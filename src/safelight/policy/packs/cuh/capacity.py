"""CUH 8.2: adults who lack capacity."""

from safelight.policy.facts import Authority, Giver, Medium
from safelight.policy.matter import Matter
from safelight.policy.packs.cuh.terms import outside, signed
from safelight.policy.rule import MAKE, Answer, requires


@requires("CUH-8.2", on=MAKE)
def video_and_sound_only_in_best_interest(matter: Matter) -> Answer:
    """An adult who lacks capacity is filmed or recorded in sound only in their best interest, whoever consents.

    Open, read strictly: an unconscious adult too, unless they consented beforehand themself.
    """
    if matter.recording.medium == Medium.PHOTOGRAPH or outside(matter) or matter.child:
        return None
    if not matter.incapable_adult and not matter.unconscious:
        return None
    if matter.unconscious and any(consent.by == Giver.PATIENT for consent in signed(matter)):
        return None
    return matter.has(Authority.BEST_INTERESTS)
