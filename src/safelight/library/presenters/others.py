"""The page on which it is said that another patient can be seen in a recording."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from safelight.ledger.acting import Acting, Role
from safelight.library.forms import OthersForm
from safelight.library.models import Recording
from safelight.library.presenters.cards import shows
from safelight.people.care import CARING
from safelight.web.components import PatientBanner
from safelight.web.wording import british_date


@dataclass(frozen=True, slots=True)
class OthersPage:
    """Which recording, and the form."""

    recording: UUID
    patient: PatientBanner
    about: str
    form: OthersForm
    release: str | None  # where the studio asks whoever can be seen

    title = "Another patient in the picture"

    @classmethod
    def of(cls, by: Acting, recording: Recording, form: OthersForm, today: date) -> "OthersPage":
        page = reverse("patient", kwargs={"patient": recording.patient_id}) if by.role in CARING else None
        return cls(
            recording.pk,
            PatientBanner.of(recording.patient, today, page),
            f"{shows(recording)}, {british_date(recording.made_at)}",
            form,
            f"{reverse('release-new')}?recording={recording.pk}"
            if by.role is Role.CLINICAL_PHOTOGRAPHER
            else None,
        )
