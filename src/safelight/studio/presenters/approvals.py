"""The approvals of a session for the public or by a crew from outside, and what the policy says of such a session."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from safelight.consent.models import Fact
from safelight.ledger.acting import Acting
from safelight.people.care import CARING
from safelight.policy.facts import Authority
from safelight.policy.verdict import Verdict
from safelight.studio.approving import APPROVALS
from safelight.studio.forms.approving import ApprovalForm
from safelight.studio.models import PhotographyRequest
from safelight.studio.presenters.answer import Answer
from safelight.web.components import EmptyState, PatientBanner, Tag
from safelight.web.wording import british_time


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """One approval, or its end."""

    what: str
    tag: Tag
    who: str
    document: str
    conditions: str

    @classmethod
    def of(cls, fact: Fact) -> "ApprovalLine":
        return cls(
            what=APPROVALS[Authority(fact.value)],
            tag=Tag("Given", "green") if fact.holds else Tag("Ended", "red"),
            who=f"{fact.found_by}, {british_time(fact.found_at)}",
            document=str(fact.answers.get("reference", "")),
            conditions=fact.grounds,
        )


@dataclass(frozen=True, slots=True)
class ApprovalsPage:
    """What was recorded, the last first; the policy's answers as things stand; and the form."""

    request: UUID
    patient: PatientBanner
    site: str
    answers: tuple[Answer, ...]
    lines: tuple[ApprovalLine, ...]
    form: ApprovalForm

    title = "For the public, or by a crew from outside"

    @classmethod
    def of(
        cls,
        by: Acting,
        request: PhotographyRequest,
        found: Iterable[Fact],
        sessions: Iterable[tuple[str, Verdict]],
        form: ApprovalForm,
        today: date,
    ) -> "ApprovalsPage":
        page = reverse("patient", kwargs={"patient": request.patient_id}) if by.role in CARING else None
        return cls(
            request=request.pk,
            patient=PatientBanner.of(request.patient, today, page),
            site=request.body_site,
            answers=tuple(Answer.of(words, verdict, advise=True) for words, verdict in sessions),
            lines=tuple(ApprovalLine.of(each) for each in reversed(list(found))),
            form=form,
        )

    @property
    def none_recorded(self) -> EmptyState:
        text = (
            "Record the communications manager's permission, and a crew's contract, before anybody records."
        )
        return EmptyState("No approval is recorded", text)
