"""CUH 8.5: implicit procedures, and recordings on the consultant's authority."""

from safelight.policy.facts import Authority
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.packs.cuh.choices import chosen
from safelight.policy.packs.cuh.terms import (
    consultants_authority,
    for_care,
    implied,
    is_signed,
    outside,
    silent,
)
from safelight.policy.rule import MAKE, RECORD_USE, USE, Answer, adds, permits, stands
from safelight.policy.standing import Standing

GROUNDS = (
    Authority.CONSULTANT_VITAL_INTERESTS,
    Authority.SUSPECTED_CHILD_ABUSE,
    Authority.SUSPECTED_ADULT_ABUSE,
    Authority.LITIGATION_RISK,
)
"""What brings a recording without consent into question; the first alone opens it."""


@permits("CUH-8.5", on=MAKE)
def implicit_in_the_procedure(matter: Matter) -> Answer:
    """Consent to a procedure that produces recordings is consent to them, if that was made clear beforehand.

    A condition (Reading 11). Open, read strictly: the procedures are the text's examples (the profile's choice).
    """
    if outside(matter) or matter.recording.kind not in chosen(matter).implicit.kinds:
        return None
    return for_care(matter) and implied(matter)


@permits("CUH-8.5", on=RECORD_USE)
def implicit_consent_reaches_the_record(matter: Matter) -> Answer:
    """Implicit consent reaches care and its audit, and no further.

    Reading 11.
    """
    return True if implied(matter) else None


@permits("CUH-8.5", on=MAKE)
def consultant_authorises(matter: Matter) -> Answer:
    """Without consent, the consultant in charge may authorise a recording in the patient's vital interests.

    Suspected injury, neglect or abuse, and protection from litigation, are examples; the authority is needed in each
    (Reading 12). For the record alone, so that it covers no recording for teaching.
    """
    if outside(matter):
        return None
    return consultants_authority(matter) if any(map(matter.has, GROUNDS)) else None


@permits("CUH-8.5", on=USE)
def consultants_recording_serves_the_record(matter: Matter) -> Answer:
    """What was made on the consultant's authority is confined to medical record use.

    Open, read strictly: its audit is no such use (the profile's choice).
    """
    if not consultants_authority(matter) or is_signed(matter):
        return None
    return matter.purpose in chosen(matter).record.restricted_purposes


@stands(Standing.RESTRICTED, "CUH-8.5")
def confined_to_the_record(matter: Matter) -> Answer:
    """Made on the consultant's authority, with no consent since: kept to the record.

    Reading 12.
    """
    return not silent(matter) and consultants_authority(matter) and not is_signed(matter)


@adds(Obligation.RECORD_USE_ONLY, "CUH-8.5", on=MAKE)
def confine_it_to_the_record(matter: Matter) -> Answer:
    """Access to what is made on the consultant's authority is confined to the medical record."""
    return consultants_authority(matter) and not outside(matter) and not is_signed(matter)


@adds(Obligation.EXPLAIN_RECORDING, "CUH-8.5", on=MAKE)
def make_it_clear_beforehand(matter: Matter) -> Answer:
    """The patient is told beforehand that the procedure will be photographed or filmed, whatever for."""
    return not outside(matter) and implied(matter)
