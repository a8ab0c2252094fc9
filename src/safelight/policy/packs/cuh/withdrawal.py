"""CUH 8, 8.1 and 8.4: refusal and withdrawal, and what they leave."""

from safelight.policy.facts import MadeFor, Purpose
from safelight.policy.matter import Matter
from safelight.policy.packs.cuh.terms import (
    ended,
    outside,
    refused_afterwards,
    refused_beforehand,
    silent,
    withdrawn,
    yields_to_protection,
)
from safelight.policy.rule import MAKE, USE, Answer, forbids, stands
from safelight.policy.standing import Standing

SHOWN = (Purpose.TEACHING, Purpose.PUBLICATION, Purpose.PUBLIC_MEDIA, Purpose.PUBLICITY)
"""Decided: a consent that had reached one of these quarantines what it covered when it ends."""


def _in_force(matter: Matter) -> bool:
    return not (matter.care_use and yields_to_protection(matter))


@forbids("CUH-8", on=MAKE)
def refused_or_withdrawn_before_it_is_made(matter: Matter) -> Answer:
    """Nobody is recorded after whoever decides has refused or withdrawn.

    It yields to the authority for a child's care recording (Decided). A refusal needs no form (Reading 14).
    """
    return not outside(matter) and not yields_to_protection(matter) and bool(ended(matter))


@forbids("CUH-8.1", on=USE)
def withdrawn_consent(matter: Matter) -> Answer:
    """After a withdrawal the recording is used for nothing any more, care included.

    Reading 14; it can still be disclosed (Decided).
    """
    return withdrawn(matter) and _in_force(matter)


@forbids("CUH-8.1", on=USE)
def withdrawn_after_publication(matter: Matter) -> Answer:
    """What is public cannot be called back, but a further use of what was withdrawn is a new one."""
    return matter.recording.published and withdrawn(matter) and _in_force(matter)


@forbids("CUH-8.1", on=USE)
def this_use_was_refused(matter: Matter) -> Answer:
    """A use that was refused or withdrawn by itself is not made; the rest of the consent stands."""
    return matter.purpose_refused and _in_force(matter)


@forbids("CUH-8.4", on=USE)
def refused_once_asked(matter: Matter) -> Answer:
    """Asked afterwards, the answer was no: nobody looks at the recording, the treating team neither."""
    return refused_afterwards(matter) and _in_force(matter)


@forbids("CUH-8", on=USE)
def refused_beforehand_use(matter: Matter) -> Answer:
    """What was recorded against a refusal is not used."""
    return refused_beforehand(matter) and _in_force(matter)


@stands(Standing.QUARANTINED, "CUH-8.4")
def refused_and_out_of_the_record(matter: Matter) -> Answer:
    """A recording that was refused leaves the record for the archive, and nobody views it.

    Open for a refusal made beforehand, read strictly: quarantined as well.
    """
    if silent(matter) or yields_to_protection(matter):
        return False
    return refused_afterwards(matter) or refused_beforehand(matter)


@stands(Standing.QUARANTINED, "CUH-8.1")
def withdrawn_from_teaching_or_the_public(matter: Matter) -> Answer:
    """Withdrawn, and made for more than care, or once consented for teaching or the public: quarantined.

    Decided.
    """
    return _withdrawn_in_force(matter) and _was_to_be_shown(matter)


@stands(Standing.HELD, "CUH-8.1")
def withdrawn_from_the_record(matter: Matter) -> Answer:
    """Withdrawn, and never for anything but the record: held.

    Decided.
    """
    return _withdrawn_in_force(matter) and not _was_to_be_shown(matter)


def _withdrawn_in_force(matter: Matter) -> bool:
    return not silent(matter) and not yields_to_protection(matter) and withdrawn(matter)


def _was_to_be_shown(matter: Matter) -> bool:
    return matter.recording.made_for != MadeFor.CARE or matter.words.ever_reached(SHOWN)
