"""A form that was made ready: what to do with it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from safelight.consent.presenters.about import About
from safelight.filing.models import Printout
from safelight.web.components import PatientBanner
from safelight.web.wording import british_time


@dataclass(frozen=True, slots=True)
class PrintoutPage:
    """`pdf` is the address of the form itself."""

    patient: PatientBanner
    patient_id: UUID
    about: About
    short: str
    made: str
    explained_by: str
    pdf: str

    title = "Print the form, to be signed on paper"

    @classmethod
    def of(cls, printout: Printout, today: date) -> "PrintoutPage":
        form = printout.form
        about = About.of(form, today)
        return cls(
            patient=about.patient,
            patient_id=form.patient_id,
            about=about,
            short=printout.short,
            made=british_time(printout.at),
            explained_by=printout.explained_by.name,
            pdf=reverse("printout-pdf", kwargs={"printout": printout.pk}),
        )
