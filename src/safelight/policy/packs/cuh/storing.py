"""CUH 8.1 and 12: what is brought into the library, with what, and the state in which it is kept."""

from safelight.policy.facts import Device, MadeBy, Medium, Wishes
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.packs.cuh.terms import (
    awaiting_consent,
    consented_at_all,
    died_unasked,
    implied,
    is_signed,
    on_authority,
    outside,
    silent,
)
from safelight.policy.rule import MAKE, USE, Answer, adds, forbids, stands
from safelight.policy.standing import Standing

STAFF = (MadeBy.MEDIA_STUDIO, MadeBy.REGISTERED_STAFF, MadeBy.UNREGISTERED_STAFF)


@adds(Obligation.STORE_CONSENT_WITH_RECORDING, "CUH-12", on=MAKE)
def keep_the_form_with_the_recording(matter: Matter) -> Answer:
    """The completed form is logged in the medical record and kept with the recording."""
    return is_signed(matter) and not outside(matter)


@adds(Obligation.UPLOAD_SAME_WORKING_DAY, "CUH-12", on=MAKE)
def upload_on_the_day(matter: Matter) -> Answer:
    """Photographs leave the camera for the library on the working day on which they are taken."""
    recording = matter.recording
    return (
        recording.medium == Medium.PHOTOGRAPH
        and recording.device == Device.CAMERA
        and recording.made_by in STAFF
        and not outside(matter)
    )


@stands(Standing.AVAILABLE, "CUH-8.1")
def available_within_its_consent(matter: Matter) -> Answer:
    """A recording with a signed consent is available, within that consent."""
    return consented_at_all(matter)


@stands(Standing.AVAILABLE, "CUH-8.5")
def available_on_implicit_consent(matter: Matter) -> Answer:
    """A recording on implicit consent is available for the record."""
    return implied(matter)


@stands(Standing.HELD, "CUH-8.4")
def held_for_the_representative(matter: Matter) -> Answer:
    """Where the patient died before being asked, it is held until the personal representative consents."""
    return died_unasked(matter) and _nothing_speaks_for_it(matter)


@stands(Standing.HELD, "CUH-8")
def held_without_consent(matter: Matter) -> Answer:
    """Where neither consent nor authority speaks for a recording it is kept, and released to nobody.

    Decided: taking in is not making. What should not have been made is evidence, and is never thrown away.
    """
    return not awaiting_consent(matter) and _nothing_speaks_for_it(matter)


@stands(Standing.HELD, "CUH-8", "CUH-12")
def held_as_evidence(matter: Matter) -> Answer:
    """Whatever was made against the rules is logged and stored like any other recording, and released to nobody.

    Decided: intake is not making. What should not have been made is evidence, and is never thrown away at the door;
    at best it is held, and an incident is opened. Once that is closed with leave to use it, its consent decides.
    """
    return matter.recording.made_against_the_rules


@forbids("CUH-8", "CUH-12", on=USE)
def evidence_is_not_used(matter: Matter) -> Answer:
    """What was made against the rules serves nothing, care included, before the incident about it is settled.

    Decided; it covers no disclosure, for which it is kept, and no consent given afterwards lifts it.
    """
    return matter.recording.made_against_the_rules


def _nothing_speaks_for_it(matter: Matter) -> bool:
    return not (silent(matter) or on_authority(matter) or implied(matter) or consented_at_all(matter))


@stands(Standing.HELD, "CUH-8.1")
def held_while_an_adult_objects(matter: Matter) -> Answer:
    """While an adult objects nothing is released.

    Open, read strictly.
    """
    return not silent(matter) and not matter.child and matter.patient.wishes == Wishes.OBJECTS
