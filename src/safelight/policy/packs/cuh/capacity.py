"""CUH 8.2: adults who lack capacity."""

from safelight.policy.facts import Authority, Giver, Medium
from safelight.policy.matter import Matter
from safelight.policy.packs.cuh.terms import implied, outside, signed
from safelight.policy.rule import MAKE, Answer, requires


@requires("CUH-8.2", on=MAKE)
def video_and_sound_only_in_best_interest(matter: Matter) -> Answer:
    """An adult who lacks capacity is filmed or recorded in sound only in their best interest, whoever consents.

    Open, read strictly: an unconscious adult too, unless they agreed beforehand themself, to the recording or
    to a procedure in which it is implicit.
    """
    if matter.recording.medium == Medium.PHOTOGRAPH or outside(matter) or matter.child:
        return None
    if not matter.incapable_adult and not matter.unconscious:
        return None
    if matter.unconscious and _agreed_while_able(matter):
        return None
    return matter.has(Authority.BEST_INTERESTS)


def _agreed_while_able(matter: Matter) -> bool:
    return implied(matter) or any(consent.by == Giver.PATIENT for consent in signed(matter))
