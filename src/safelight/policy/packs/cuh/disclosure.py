"""CUH 4, 8, 12 and 14: handing a recording to someone outside the care team."""

from safelight.policy.facts import Authority, Medium, Others
from safelight.policy.matter import Matter
from safelight.policy.questions import Basis
from safelight.policy.rule import DISCLOSE, Answer, permits

ON_FILE: dict[Basis | None, Authority] = {
    Basis.COURT_ORDER: Authority.COURT_ORDER,
    Basis.REQUIRED_BY_LAW: Authority.STATUTORY_REQUIREMENT,
    Basis.PUBLIC_INTEREST: Authority.PUBLIC_INTEREST_ASSESSED,
}
"""Reading 22: a basis needs its own authority on file."""


@permits("CUH-4", on=DISCLOSE)
def at_the_patients_request(matter: Matter) -> Answer:
    """Recordings are part of the medical record, and open to the patient's request or one on their behalf.

    Open, read strictly: not for the dead, nor where another patient who has not consented may be recognised.
    """
    if matter.basis != Basis.SUBJECT_ACCESS:
        return None
    return not matter.dead and not (matter.recording.others == Others.UNCONSENTED and matter.recognisable)


@permits("CUH-14", on=DISCLOSE)
def video_at_the_patients_request(matter: Matter) -> Answer:
    """Films are part of the record in the same way."""
    if matter.recording.medium != Medium.VIDEO:
        return None
    return at_the_patients_request.answer(matter)


@permits("CUH-8", "CUH-12", on=DISCLOSE)
def in_exceptional_circumstances(matter: Matter) -> Answer:
    """Confidentiality gives way in exceptional circumstances: a court's order, the law, the public interest.

    Each with its own authority on file (Reading 22).
    """
    authority = ON_FILE.get(matter.basis)
    return None if authority is None else matter.has(authority)
