"""GMC 24, 25 and 27: making recordings for teaching, assessment and research."""

from safelight.policy.facts import Giver
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.packs.gmc.terms import apart, for_care, for_public, for_secondary, on_separate_consent
from safelight.policy.rule import MAKE, Answer, adds, permits


def _consented(matter: Matter) -> bool:
    """An unconscious adult's attorney does not stand in here: the patient can be asked later."""
    if matter.unconscious and not matter.child:
        return any(consent.by == Giver.PATIENT for consent in matter.granted)
    return bool(matter.granted)


@permits("GMC-24", on=MAKE)
def consent_before_secondary_recordings(matter: Matter) -> Answer:
    """Consent comes before a recording for teaching, assessment or research, and must reach that purpose.

    Writing is good practice; spoken consent will do, practicable or not. Adults who lack capacity: paragraph 31.
    """
    if apart(matter) or not for_secondary(matter) or matter.incapable_adult:
        return None
    return _consented(matter)


@permits("GMC-27", on=MAKE)
def unplanned_is_asked_all_the_same(matter: Matter) -> Answer:
    """An unexpected development is recorded for a secondary purpose only with consent, as if it had been planned."""
    if apart(matter) or not for_secondary(matter) or matter.recording.planned or matter.incapable_adult:
        return None
    return _consented(matter)


@adds(Obligation.STOP_IF_ASKED, "GMC-27", on=MAKE)
def unplanned_stops_when_asked(matter: Matter) -> Answer:
    """An unplanned recording stops at the patient's word."""
    return not matter.recording.planned and not for_care(matter) and on_separate_consent(matter)


@adds(Obligation.STORE_CONSENT_WITH_RECORDING, "GMC-24", on=MAKE)
def keep_the_consent_with_the_recording(matter: Matter) -> Answer:
    """The written consent, or the record of the spoken one, is kept with the recording.

    For public media too, through paragraph 36.
    """
    return not for_care(matter) and on_separate_consent(matter)


@adds(Obligation.EXPLAIN_PURPOSE_AND_STORAGE, "GMC-25", on=MAKE)
def explain_what_it_is_for(matter: Matter) -> Answer:
    """Explain what the recording is for, how long and how it is kept, and that a no changes nothing in the care."""
    return (for_secondary(matter) or for_public(matter)) and on_separate_consent(matter)
