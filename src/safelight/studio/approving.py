"""What others must agree to before a session for publicity or public media, or by a crew from outside (CUH-9, GMC-39).

An approval is a fact about the session's form: who gave it, when, which document says so, under which conditions.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from safelight.consent.actions import Covers, Finding, find
from safelight.consent.models import About, Fact
from safelight.consent.record import record_of
from safelight.ledger.acting import Acting
from safelight.library.making import Making
from safelight.policy.facts import Authority, MadeBy, MadeFor
from safelight.policy.verdict import Verdict
from safelight.studio.foreseeing import foresee
from safelight.studio.models import PhotographyRequest

APPROVALS: Final[Mapping[Authority, str]] = {
    Authority.COMMUNICATIONS_PERMISSION: "The communications manager permits it",
    Authority.EMPLOYER_AGREEMENT: "The hospital agrees that a crew from outside records its patients",
    Authority.HOST_ORGANISATION_AGREEMENT: "The organisation that treats the patient agrees",
    Authority.FILMMAKER_CONTRACT: "The crew has a contract",
    Authority.COPYRIGHT_RETAINED: "The contract waives the crew's copyright and moral rights",
}
SESSIONS: Final[Mapping[str, Making]] = {
    "The studio, for the hospital's publicity": Making(MadeFor.PUBLICITY),
    "A crew from outside, for the hospital's publicity": Making(MadeFor.PUBLICITY, MadeBy.EXTERNAL),
    "A crew from outside, for public media": Making(MadeFor.PUBLIC_MEDIA, MadeBy.EXTERNAL),
}


@dataclass(frozen=True, slots=True)
class Approval:
    """What was agreed to or has ended: by whom, when, in which document, under which conditions."""

    of: tuple[Authority, ...]
    given_by: str
    at: datetime
    reference: str
    conditions: str
    holds: bool
    key: UUID


def approve(by: Acting, request: PhotographyRequest, approval: Approval) -> None:
    """Record it, or that it has ended. Raises `consent.actions.NotYet`."""
    find(by, request.patient_id, [_finding(request, approval, each) for each in approval.of])


def approvals_of(request: PhotographyRequest) -> list[Fact]:
    """All that were recorded for the session, in order."""
    found = record_of(request.patient_id).facts_on(request.form_id)
    return [each for each in found if each.about == About.AUTHORITY and each.value in APPROVALS]


def sessions(by: Acting, request: PhotographyRequest) -> Iterable[tuple[str, Verdict]]:
    """What the policy says of each kind of session, if it were now."""
    return [(words, foresee(by, request, (), making).making) for words, making in SESSIONS.items()]


def _finding(request: PhotographyRequest, approval: Approval, authority: Authority) -> Finding:
    return Finding(
        About.AUTHORITY,
        authority,
        approval.given_by,
        approval.at,
        Covers(form=request.form_id),
        holds=approval.holds,
        grounds=approval.conditions,
        answers={"reference": approval.reference},
        key=uuid5(approval.key, authority),
    )
