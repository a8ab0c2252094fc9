"""CUH 8.1 and 8.4: patients who have died."""

from safelight.policy.facts import Giver
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.packs.cuh.terms import died_unasked, signed, silent
from safelight.policy.rule import USE, USE_BEYOND_RECORD, Answer, adds, forbids, permits


def _by_representative(matter: Matter) -> bool:
    return any(consent.by == Giver.PERSONAL_REPRESENTATIVE for consent in signed(matter))


def _new_use(matter: Matter) -> bool:
    """A use outside what the patient had consented to in life, so far as that is in due form."""
    return not any(consent.by != Giver.PERSONAL_REPRESENTATIVE for consent in signed(matter))


@permits("CUH-8.1", on=USE)
def representative_consents_to_a_new_use(matter: Matter) -> Answer:
    """After a consenting patient's death a use outside the consent needs the personal representative's."""
    if not matter.dead or silent(matter) or died_unasked(matter) or not _new_use(matter):
        return None
    return _by_representative(matter)


@permits("CUH-8.4", on=USE)
def representative_consents_for_one_never_asked(matter: Matter) -> Answer:
    """Where the patient died before being asked, only the personal representative's consent releases anything.

    The relatives' alone does not (Reading 15).
    """
    return _by_representative(matter) if died_unasked(matter) else None


@forbids("CUH-8.1", on=USE_BEYOND_RECORD)
def others_who_can_consent_would_serve(matter: Matter) -> Answer:
    """The dead are not used anew where recordings of patients who can consent would serve equally well.

    For new uses on a representative's consent (Reading 16).
    """
    if not matter.dead or silent(matter) or not matter.recording.equal_alternative:
        return False
    return _new_use(matter)


@adds(Obligation.CONSULT_NEXT_OF_KIN, "CUH-8.4", on=USE)
def ask_the_relatives_too(matter: Matter) -> Answer:
    """Where the patient died before being asked, near relatives consent too wherever that is possible."""
    return died_unasked(matter)
