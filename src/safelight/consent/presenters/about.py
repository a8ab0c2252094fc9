"""Which photographs a form is about, and of whom."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from safelight.consent.models import Form
from safelight.web.components import PatientBanner


@dataclass(frozen=True, slots=True)
class About:
    """`site` is what is photographed, `lines` is what else is known of it: a label and a text each."""

    form: UUID
    patient_id: UUID
    patient: PatientBanner
    site: str
    lines: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, form: Form, today: date) -> "About":
        """`form` comes with its patient and its request."""
        page = reverse("patient", kwargs={"patient": form.patient_id})
        return cls(
            form=form.pk,
            patient_id=form.patient_id,
            patient=PatientBanner.of(form.patient, today, page),
            site=form.request.body_site,
            lines=(("Views", ", ".join(form.request.views)), ("Reason", form.request.reason)),
        )
