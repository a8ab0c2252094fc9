"""A further use is asked for: the page on which the photographs are chosen."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from safelight.consent.forms.further import FurtherUseForm
from safelight.people.models import Patient
from safelight.web.components import EmptyState, PatientBanner

NOTHING = EmptyState(
    "No photographs to ask about",
    "A further use is asked for photographs that were made on a consent which still stands. If it was refused or "
    "withdrawn, ask again on its own form.",
)


@dataclass(frozen=True, slots=True)
class FurtherUsePage:
    """`empty` is None where there is something to choose."""

    patient_id: UUID
    patient: PatientBanner
    form: FurtherUseForm
    empty: EmptyState | None

    title = "Ask for a further use"

    @classmethod
    def of(cls, patient: Patient, form: FurtherUseForm, today: date) -> "FurtherUsePage":
        its_page = reverse("patient", kwargs={"patient": patient.pk})
        banner = PatientBanner.of(patient, today, its_page)
        return cls(patient.pk, banner, form, None if form.offers else NOTHING)
