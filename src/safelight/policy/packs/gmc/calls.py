"""GMC 56: recording telephone calls."""

from safelight.policy.facts import Authority, Kind, MadeFor, Purpose
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.rule import MAKE, RECORD_USE, Answer, adds, permits, requires

LEGITIMATE = (MadeFor.CARE, MadeFor.TEACHING, MadeFor.ASSESSMENT)
"""The paragraph's examples are medico-legal purposes, staff training and audit; beyond them consent is asked."""


def _call(matter: Matter) -> bool:
    return matter.recording.kind == Kind.TELEPHONE_CALL


@permits("GMC-56", on=MAKE)
def calls_for_legitimate_reasons(matter: Matter) -> Answer:
    """Calls are recorded for legitimate reasons once callers are told; for other purposes they consent as well."""
    if not _call(matter):
        return None
    if matter.recording.made_for in LEGITIMATE:
        return matter.has(Authority.CALLERS_INFORMED)
    return bool(matter.granted)


@requires("GMC-56", on=MAKE)
def never_secretly(matter: Matter) -> Answer:
    """No call is recorded without all reasonable steps to tell the callers."""
    return matter.has(Authority.CALLERS_INFORMED) if _call(matter) else None


@permits("GMC-56", on=RECORD_USE | {Purpose.TEACHING, Purpose.ASSESSMENT})
def calls_are_used_for_what_callers_were_told(matter: Matter) -> Answer:
    """A call recorded with notice serves the record, its audit, and the training and assessment of staff."""
    return matter.has(Authority.CALLERS_INFORMED) if _call(matter) else None


@adds(Obligation.INFORM_CALLERS, "GMC-56", on=MAKE)
def tell_the_callers(matter: Matter) -> Answer:
    """Every caller is told that the call may be recorded."""
    return _call(matter)
