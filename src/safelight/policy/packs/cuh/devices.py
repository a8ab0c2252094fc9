"""CUH 7 and 15: who may record, and with what."""

from safelight.policy.facts import Device, MadeBy
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.packs.cuh.choices import chosen
from safelight.policy.packs.cuh.terms import for_care, is_signed, outside, silent
from safelight.policy.rule import MAKE, USE, Answer, adds, forbids, requires, stands
from safelight.policy.standing import Standing


@requires("CUH-7", on=MAKE)
def other_staff_register_first(matter: Matter) -> Answer:
    """Staff outside Media Studio record only once registered; the approved app needs no registration.

    Reading 21.
    """
    if outside(matter) or matter.recording.device == Device.APPROVED_APP:
        return None
    if matter.recording.made_by == MadeBy.UNREGISTERED_STAFF:
        return False
    return True if matter.recording.made_by == MadeBy.REGISTERED_STAFF else None


@forbids("CUH-15", on=MAKE)
def no_mobile_telephones(matter: Matter) -> Answer:
    """Mobile telephones are prohibited, the approved app apart."""
    return matter.recording.device == Device.MOBILE_PHONE and not outside(matter)


@requires("CUH-15", on=MAKE)
def app_only_without_photographer(matter: Matter) -> Answer:
    """The approved app is for when no clinical photographer can come."""
    return not matter.circumstances.photographer_available if _app(matter) else None


@requires("CUH-15", on=MAKE)
def app_only_with_chaperone(matter: Matter) -> Answer:
    """A chaperone is present when the app is used."""
    return matter.circumstances.chaperone if _app(matter) else None


@requires("CUH-15", on=MAKE)
def app_only_with_signed_consent(matter: Matter) -> Answer:
    """The app needs written consent beforehand: no other ground replaces it.

    Reading 21.
    """
    return is_signed(matter) if _app(matter) else None


@requires("CUH-15", on=MAKE)
def app_only_for_care(matter: Matter) -> Answer:
    """The app serves the clinical record, so that care is its only purpose.

    Reading 21.
    """
    return for_care(matter) if _app(matter) else None


def _app(matter: Matter) -> bool:
    return matter.recording.device == Device.APPROVED_APP and not outside(matter)


@adds(Obligation.CHAPERONE, "CUH-15", on=MAKE)
def have_a_chaperone(matter: Matter) -> Answer:
    """Whoever uses the app has a chaperone present."""
    return _app(matter)


@forbids("CUH-7", on=USE)
def made_by_the_unregistered(matter: Matter) -> Answer:
    """What staff recorded without being registered is not looked at in ordinary use, whatever the patient signed."""
    return _by_the_unregistered(matter)


@forbids("CUH-15", on=USE)
def made_with_a_mobile_telephone(matter: Matter) -> Answer:
    """What was made with a mobile telephone is not looked at in ordinary use, whatever the patient signed.

    A relative's picture is another matter: that one comes in with the patient's form (8.7).
    """
    return _by_telephone(matter)


@stands(Standing.HELD, "CUH-7")
def held_as_made_by_the_unregistered(matter: Matter) -> Answer:
    """Made by staff who were not registered: it is kept as evidence, and released to nobody.

    Decided: taking in is not making.
    """
    return _by_the_unregistered(matter)


@stands(Standing.HELD, "CUH-15")
def held_as_made_with_a_mobile_telephone(matter: Matter) -> Answer:
    """Made with a mobile telephone: it is kept as evidence, and released to nobody.

    Decided: taking in is not making.
    """
    return _by_telephone(matter)


def _by_the_unregistered(matter: Matter) -> bool:
    recording = matter.recording
    unregistered = recording.made_by == MadeBy.UNREGISTERED_STAFF and recording.device != Device.APPROVED_APP
    return unregistered and not silent(matter)


def _by_telephone(matter: Matter) -> bool:
    recording = matter.recording
    return (
        recording.device == Device.MOBILE_PHONE
        and recording.made_by != MadeBy.RELATIVE
        and not silent(matter)
    )


@requires("CUH-15", on=USE)
def app_pictures_serve_the_record(matter: Matter) -> Answer:
    """Pictures from the app are available as a clinical record and for nothing else.

    Open, read strictly: their audit is something else (the profile's choice).
    """
    if matter.recording.device != Device.APPROVED_APP or silent(matter):
        return None
    return matter.purpose in chosen(matter).record.restricted_purposes


@stands(Standing.RESTRICTED, "CUH-15")
def app_pictures_are_restricted(matter: Matter) -> Answer:
    """Pictures from the app are kept to the record, consented or not."""
    return matter.recording.device == Device.APPROVED_APP and not silent(matter)
