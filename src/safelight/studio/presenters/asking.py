"""The page on which photographs are asked for."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.urls import reverse

from safelight.people.models import Patient
from safelight.studio.forms import AskForm
from safelight.web.components import PatientBanner
from safelight.web.wording import age

ADULT: Final = (
    18  # CUH-8.3 speaks of children; the United Nations' Convention, article 1, of everyone under 18
)


@dataclass(frozen=True, slots=True)
class AskPage:
    """The form, and what to mind for this patient."""

    form: AskForm
    patient_id: UUID
    patient: PatientBanner
    reminder: str

    title = "Ask for photographs"

    @classmethod
    def of(cls, form: AskForm, patient: Patient, today: date) -> "AskPage":
        child = patient.died_on is None and age(patient.born_on, today) < ADULT
        return cls(
            form=form,
            patient_id=patient.pk,
            patient=PatientBanner.of(patient, today, reverse("patient", kwargs={"patient": patient.pk})),
            reminder=FOR_A_CHILD if child else "",
        )


FOR_A_CHILD: Final = (
    "The patient is a child: only the area of interest is framed, and no more of the body (CUH-8.3). "
    "Name the site as narrowly as you can."
)
