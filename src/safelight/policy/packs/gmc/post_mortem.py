"""GMC 50-53: recordings made during post-mortem examinations."""

from safelight.policy.facts import Authority, Kind
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.packs.gmc.terms import for_care
from safelight.policy.rule import (
    MAKE,
    RECORD_USE,
    USE_BEYOND_RECORD,
    Answer,
    adds,
    forbids,
    permits,
    requires,
)


def _examination(matter: Matter) -> bool:
    """A post-mortem, or a slide of a coroner's case (GMC-7 refers here)."""
    kind = matter.recording.kind
    return kind == Kind.POST_MORTEM or (kind == Kind.PATHOLOGY_SLIDE and matter.recording.coroners)


@permits("GMC-50", on=MAKE)
def for_the_cause_of_death(matter: Matter) -> Answer:
    """Recordings that help to find the cause of death need no consent of their own."""
    return True if _examination(matter) and for_care(matter) else None


@permits("GMC-50", on=RECORD_USE)
def used_for_the_cause_of_death(matter: Matter) -> Answer:
    """They serve the examination for which they were made."""
    return True if _examination(matter) else None


@permits("GMC-51", on=MAKE)
def secondary_recordings_of_the_dead(matter: Matter) -> Answer:
    """For a secondary purpose consent is sought with that to the examination; if unforeseen, nothing may identify.

    Consent of the patient in life, or of the personal representative; near relatives as such have no say here
    (the stricter reading). A coded picture is not taken to be one that cannot identify.
    """
    if not _examination(matter) or for_care(matter):
        return None
    if matter.purpose is None:
        return False
    return bool(matter.granted) or (not matter.recording.planned and matter.anonymised)


@forbids("GMC-51", on=MAKE)
def representative_refuses(matter: Matter) -> Answer:
    """Whoever was asked with the examination and refused secondary recordings is not overruled."""
    return _examination(matter) and not for_care(matter) and matter.refused


@permits("GMC-52", on=USE_BEYOND_RECORD)
def used_anonymised(matter: Matter) -> Answer:
    """Recordings of a post-mortem serve secondary purposes without consent, provided that they are anonymised first.

    The proviso is a duty that comes with the permit (Reading 1).
    """
    return True if matter.recording.kind == Kind.POST_MORTEM else None


@adds(Obligation.ANONYMISE_FIRST, "GMC-52", on=USE_BEYOND_RECORD)
def anonymised_first(matter: Matter) -> Answer:
    """They are anonymised before use; a code is enough where they do not become public."""
    return matter.recording.kind == Kind.POST_MORTEM and matter.to_be_anonymised


@requires("GMC-53", on=MAKE)
def coroner_is_asked(matter: Matter) -> Answer:
    """In a coroner's or Fiscal's case nothing is recorded for other purposes before they have been asked."""
    if not matter.recording.coroners or not _examination(matter) or for_care(matter):
        return None
    return matter.has(Authority.CORONER_AGREED)
