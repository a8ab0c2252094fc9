"""GMC 15 and 16: handing a recording to someone outside the care team."""

from safelight.policy.facts import Authority, Others
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.questions import Basis
from safelight.policy.rule import DISCLOSE, Answer, adds, permits


@permits("GMC-15", on=DISCLOSE)
def to_the_patient(matter: Matter) -> Answer:
    """The patient's own request is met as for any other part of the record; nothing more is needed.

    Open, read strictly: not for the dead, and not where another patient who has not consented may be recognised.
    A withdrawn, held or quarantined recording can still be disclosed (Decided).
    """
    if matter.basis != Basis.SUBJECT_ACCESS:
        return None
    return not matter.dead and not (matter.recording.others == Others.UNCONSENTED and matter.recognisable)


@permits("GMC-15", on=DISCLOSE)
def directed_by_a_court(matter: Matter) -> Answer:
    """A court's direction permits disclosure; a mention of proceedings does not.

    It must be on file (Reading 22).
    """
    return matter.has(Authority.COURT_ORDER) if matter.basis == Basis.COURT_ORDER else None


@permits("GMC-15", on=DISCLOSE)
def required_by_law(matter: Matter) -> Answer:
    """What a statute requires may be disclosed, once the requirement is on file.

    An agency's word for it is not enough (Reading 22).
    """
    if matter.basis != Basis.REQUIRED_BY_LAW:
        return None
    return matter.has(Authority.STATUTORY_REQUIREMENT)


@permits("GMC-15", "GMC-16", on=DISCLOSE)
def in_the_public_interest(matter: Matter) -> Answer:
    """The public interest may justify disclosure once harms and benefits were weighed for this very recording."""
    if matter.basis != Basis.PUBLIC_INTEREST:
        return None
    return matter.has(Authority.PUBLIC_INTEREST_ASSESSED)


@adds(Obligation.RECORD_PUBLIC_INTEREST, "GMC-16", on=DISCLOSE)
def record_the_weighing(matter: Matter) -> Answer:
    """What was weighed, and why it came out so, is recorded."""
    return matter.basis == Basis.PUBLIC_INTEREST
