"""CUH 3 and 8.7: what the policy does not reach."""

from safelight.policy.facts import MadeBy
from safelight.policy.matter import Matter
from safelight.policy.packs.cuh.terms import is_signed, silent
from safelight.policy.rule import MAKE, RECORD_USE, USE, Answer, permits


@permits("CUH-3", on=MAKE | RECORD_USE)
def not_spoken_of(matter: Matter) -> Answer:
    """The policy is about illustrative recordings; telephone calls and post-mortems it leaves to the guidance.

    Silent on making them and on their record use (Reading 10). Beyond the record consent is asked as for any
    recording: nothing is used further without one.
    """
    return True if silent(matter) else None


@permits("CUH-8.7", on=MAKE)
def relatives_take_pictures_for_themselves(matter: Matter) -> Answer:
    """Pictures that patients and relatives take are domestic and exempt, wherever they are taken."""
    return True if matter.recording.made_by == MadeBy.RELATIVE else None


@permits("CUH-8.7", on=USE)
def relatives_pictures_need_the_form(matter: Matter) -> Answer:
    """A relative's picture comes into the library with the patient's consent, as if staff had made it.

    The form is signed afterwards, since no one asked for the picture.
    """
    return is_signed(matter) if matter.recording.made_by == MadeBy.RELATIVE else None
