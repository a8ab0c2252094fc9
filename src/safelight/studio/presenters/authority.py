"""The page on which a consultant's authority is recorded: what is asked, and the policy's answer before it is."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from safelight.studio.foreseeing import Foreseen
from safelight.studio.forms.authorising import AuthorityForm
from safelight.studio.models import PhotographyRequest
from safelight.studio.presenters.answer import Answer
from safelight.web.components import STANDINGS, PatientBanner, Tag


@dataclass(frozen=True, slots=True)
class AuthorityPage:
    """`answer` and `standing` are None before the form is filled in; what is permitted can then be recorded."""

    form_id: UUID
    patient_id: UUID
    patient: PatientBanner
    site: str
    form: AuthorityForm
    answer: Answer | None
    standing: Tag | None

    title = "The consultant's authority, without consent"

    @classmethod
    def of(
        cls, request: PhotographyRequest, form: AuthorityForm, foreseen: Foreseen | None, today: date
    ) -> "AuthorityPage":
        page = reverse("patient", kwargs={"patient": request.patient_id})
        words = "Photographs on this authority"
        return cls(
            form_id=request.form_id,
            patient_id=request.patient_id,
            patient=PatientBanner.of(request.patient, today, page),
            site=request.body_site,
            form=form,
            answer=Answer.of(words, foreseen.making, advise=True) if foreseen else None,
            standing=STANDINGS[foreseen.standing] if foreseen and foreseen.making.permitted else None,
        )
