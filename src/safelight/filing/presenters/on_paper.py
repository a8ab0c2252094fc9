"""A form in the words that stand on paper: the same lines as on the screen, for print and for the signed form."""

from datetime import date
from typing import Final

from django.conf import settings

from safelight.consent.kinds import FormKind
from safelight.consent.models import Form
from safelight.consent.presenters.about import About
from safelight.consent.presenters.agreement import Agreement
from safelight.consent.presenters.recorded import GIVERS
from safelight.consent.queries import wording_of
from safelight.consent.terms import Terms
from safelight.paper import form as paper
from safelight.people.models import Patient
from safelight.web.wording import british_date, spaced_nhs_number

TEMPLATES: Final = {
    FormKind.PHOTOGRAPHS: "Consent to photographs of a patient",
    FormKind.LATER_USE: "Consent to a further use of photographs",
}


def on_paper(form: Form, terms: Terms, explained_by: str, today: date) -> paper.Form:
    """`form` comes with its patient, its template and what it is about."""
    wording = wording_of(form)
    agreement = Agreement.of(terms, wording)
    return paper.Form(
        hospital=settings.SAFELIGHT_HOSPITAL,
        title=wording.title,
        template=TEMPLATES.get(FormKind(form.kind), form.kind),
        version=wording.version,
        patient=patient_on_paper(form.patient),
        subject=About.of(form, today).site,
        explained=agreement.explained,
        level=wording.levels[terms.level].staff if terms.level in wording.levels else terms.level,
        agreed=agreement.agreed,
        not_agreed=agreement.not_agreed,
        named=agreement.named,
        rights=agreement.rights,
        giver=terms.giver_name,
        giver_as=GIVERS[terms.by],
        explained_by=explained_by,
    )


def patient_on_paper(patient: Patient) -> paper.Patient:
    name = f"{patient.family_name.upper()}, {patient.given_name}"
    return paper.Patient(name, spaced_nhs_number(patient.nhs_number), british_date(patient.born_on))
