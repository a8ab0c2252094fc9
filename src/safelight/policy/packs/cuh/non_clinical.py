"""CUH 9 and 10: pictures of the hospital's work, other people in the picture, and copyright."""

from safelight.policy.facts import Authority, MadeBy, Purpose
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.packs.cuh.choices import chosen
from safelight.policy.packs.cuh.terms import for_care, is_signed, outside, shows_another, silent
from safelight.policy.rule import (
    MAKE,
    RECORD_USE,
    USE_BEYOND_RECORD,
    Answer,
    adds,
    forbids,
    permits,
    requires,
    stands,
)
from safelight.policy.standing import Standing


@permits("CUH-9", on=MAKE)
def model_release_is_signed(matter: Matter) -> Answer:
    """Whoever appears, incidentally too, signs for the recording and the uses that the form details.

    Whether an agency asks besides makes no difference. Open, read strictly: staff sign it too.
    """
    if outside(matter) or matter.recording.made_for not in chosen(matter).non_clinical.made_for:
        return None
    return is_signed(matter)


@permits("CUH-9", on=USE_BEYOND_RECORD)
def further_uses_are_asked(matter: Matter) -> Answer:
    """What was made for publicity or the media serves what the form details; anything further is asked again."""
    if matter.recording.made_for not in chosen(matter).non_clinical.made_for:
        return None
    return is_signed(matter)


@requires("CUH-9", on=MAKE)
def communications_manager_permits(matter: Matter) -> Answer:
    """Whoever records for publicity or the media asks the communications manager first.

    Whoever makes it (Reading 19).
    """
    if outside(matter) or matter.recording.made_for not in chosen(matter).non_clinical.made_for:
        return None
    return matter.has(Authority.COMMUNICATIONS_PERMISSION)


@requires("CUH-9", on=MAKE)
def outsiders_waive_copyright(matter: Matter) -> Answer:
    """Outside photographers and crews waive copyright and moral rights in their contract.

    Open, read strictly: the waiver is a condition.
    """
    if matter.recording.made_by != MadeBy.EXTERNAL or outside(matter):
        return None
    return matter.has(Authority.COPYRIGHT_RETAINED)


@forbids("CUH-9", on=MAKE)
def another_patient_would_be_in_it(matter: Matter) -> Answer:
    """Recording another patient who has not agreed is avoided.

    Open for clinical pictures, read strictly: they too are taken so that nobody else is in them.
    """
    return shows_another(matter) and not outside(matter)


@forbids("CUH-9", on=USE_BEYOND_RECORD)
def another_patient_is_in_it(matter: Matter) -> Answer:
    """What shows another patient who has not consented is never published, nor used beyond the subject's care.

    Open for teaching, read strictly (Reading 19).
    """
    return shows_another(matter)


@forbids("CUH-9", on=RECORD_USE)
def quarantined_for_another_patient(matter: Matter) -> Answer:
    """It shows another patient who has not consented and was not made for care, so that it serves no record either."""
    return shows_another(matter) and not for_care(matter)


@stands(Standing.QUARANTINED, "CUH-9")
def another_patient_quarantines_it(matter: Matter) -> Answer:
    """What shows another patient without consent is quarantined, unless the subject's care needs it."""
    return not silent(matter) and shows_another(matter) and not for_care(matter)


@adds(Obligation.KEEP_COPYRIGHT, "CUH-9", "CUH-10", on=MAKE)
def copyright_stays_when_outsiders_record(matter: Matter) -> Answer:
    """No contract with outsiders passes the copyright on."""
    return matter.recording.made_by == MadeBy.EXTERNAL and not outside(matter)


@adds(
    Obligation.KEEP_COPYRIGHT,
    "CUH-10",
    on=frozenset({Purpose.PUBLICATION, Purpose.PUBLIC_MEDIA}),
)
def copyright_stays_when_published(matter: Matter) -> Answer:
    """No contract for publication passes the copyright on; whoever signs it strikes that out."""
    return not silent(matter)
