"""GMC 22 and 23: collections made before consent was asked for."""

from safelight.policy.facts import Authority, MadeFor, Purpose
from safelight.policy.matter import Matter
from safelight.policy.packs.gmc.terms import CONSENT_ASKED_SINCE, for_care, listed
from safelight.policy.rule import USE_BEYOND_RECORD, Answer, forbids, permits


def _old(matter: Matter) -> bool:
    return matter.recording.made_on < CONSENT_ASKED_SINCE


@permits("GMC-22", on=frozenset({Purpose.TEACHING}))
def old_teaching_collection(matter: Matter) -> Answer:
    """A teaching recording from before 1997 is still taught with: anonymised, or with a record of consent.

    For teaching alone, which is all that the collections were used for, and for what was made for it.
    """
    if matter.recording.made_for != MadeFor.TEACHING or not _old(matter):
        return None
    return matter.anonymised or matter.has(Authority.CONSENT_RECORD_EXISTS)


@forbids("GMC-23", on=USE_BEYOND_RECORD)
def old_recording_without_record(matter: Matter) -> Answer:
    """Without a record of consent an old recording is not used if it may identify, or shows that none was given.

    Either is enough; a consent on the list is a record (Reading 4). Read as reaching every use of what was made
    outside care before 1997; the listed kinds may still be anonymised first under paragraph 12.
    """
    if for_care(matter) or not _old(matter) or _recorded(matter):
        return False
    return Authority.CONTEXT_SHOWS_NO_CONSENT in matter.authorities or (
        matter.recognisable and not listed(matter)
    )


def _recorded(matter: Matter) -> bool:
    return Authority.CONSENT_RECORD_EXISTS in matter.authorities or matter.words.any_given
