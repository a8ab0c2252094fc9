"""GMC 54 and 55: covert recordings."""

from safelight.policy.facts import Authority, Kind, MadeFor
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
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


def _covert(matter: Matter) -> bool:
    return matter.recording.kind == Kind.COVERT


@permits("GMC-54", on=MAKE)
def last_resort_and_authorised(matter: Matter) -> Answer:
    """Covert recording is a last resort against serious crime or harm, and authorised beforehand.

    For a criminal investigation, or to protect someone in our care; for no other purpose.
    """
    if not _covert(matter):
        return None
    return matter.recording.made_for in (MadeFor.CRIMINAL_INVESTIGATION, MadeFor.CARE) and matter.has(
        Authority.SERIOUS_CRIME_OR_HARM, Authority.COVERT_AUTHORISATION
    )


@requires("GMC-55", on=MAKE)
def authorised_under_the_act(matter: Matter) -> Answer:
    """The authorisation that the surveillance Acts ask for is on file."""
    return matter.has(Authority.COVERT_AUTHORISATION) if _covert(matter) else None


@permits("GMC-54", on=RECORD_USE)
def used_to_protect(matter: Matter) -> Answer:
    """What was lawfully recorded covertly serves the protection for which it was made."""
    if not _covert(matter):
        return None
    return matter.has(Authority.SERIOUS_CRIME_OR_HARM, Authority.COVERT_AUTHORISATION)


@forbids("GMC-54", on=USE_BEYOND_RECORD)
def used_for_nothing_else(matter: Matter) -> Answer:
    """A covert recording serves no other purpose, anonymised or not (the stricter reading)."""
    return _covert(matter)


@adds(Obligation.DISCUSS_AND_SEEK_ADVICE, "GMC-54", on=MAKE)
def discuss_it_first(matter: Matter) -> Answer:
    """It is discussed beforehand with colleagues, employer and agencies, or independent advice is taken."""
    return _covert(matter)
