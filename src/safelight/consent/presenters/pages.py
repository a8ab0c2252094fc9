"""The three pages of a consent: for the member of staff, for whoever signs, and what was recorded."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.urls import reverse

from safelight.consent.forms.agreeing import AgreeForm
from safelight.consent.forms.signing import SignForm
from safelight.consent.models import Form
from safelight.consent.presenters.agreement import Agreement
from safelight.consent.terms import Terms
from safelight.policy.facts import Giver, Level
from safelight.web.components import FormError, PatientBanner
from safelight.web.signing import SignaturePad

WHO_DECIDES: Final = {
    Giver.PATIENT: "The patient decides.",
    Giver.PARENT: "The patient is under 16: a person with parental responsibility decides.",
    Giver.PERSONAL_REPRESENTATIVE: "The patient has died: the personal representative decides.",
}
SIGNERS: Final = {
    Giver.PATIENT: "Patient's signature",
    Giver.PARENT: "Parent's signature",
    Giver.PERSONAL_REPRESENTATIVE: "Personal representative's signature",
}
HINTS: Final = {
    Level.RECORDS.value: "Care, and checking the quality of that care",
    Level.TEACHING.value: "And teaching health staff and students",
    Level.SPECIFIED.value: "And the uses that you tick, such as a journal",
}
NOT_CARRIED: Final = (
    "The page to sign was open for too long, or did not come back whole. "
    "Nothing was recorded: fill the form in again."
)


@dataclass(frozen=True, slots=True)
class About:
    """Which photographs a form is about, and of whom."""

    form: UUID
    patient_id: UUID
    patient: PatientBanner
    site: str
    reason: str
    views: str

    @classmethod
    def of(cls, form: Form, today: date) -> "About":
        """`form` comes with its patient and its request."""
        page = reverse("patient", kwargs={"patient": form.patient_id})
        return cls(
            form=form.pk,
            patient_id=form.patient_id,
            patient=PatientBanner.of(form.patient, today, page),
            site=form.request.body_site,
            reason=form.request.reason,
            views=", ".join(form.request.views),
        )


@dataclass(frozen=True, slots=True)
class AgreePage:
    """For the member of staff: who decides, what was explained, what is agreed to."""

    about: About
    form: AgreeForm
    problem: str = ""

    title = "Consent to photographs"

    @property
    def who_decides(self) -> str:
        return WHO_DECIDES[self.form.deciding.giver]

    @property
    def hints(self) -> dict[str, str]:
        """What stands under each level."""
        return HINTS


@dataclass(frozen=True, slots=True)
class SignPage:
    """For whoever signs: exactly what is agreed and what is not, and two places to sign."""

    about: About
    agreement: Agreement
    pads: tuple[SignaturePad, ...]
    wrong: tuple[FormError, ...]
    token: str
    key: UUID

    title = "Do you agree?"

    @classmethod
    def of(
        cls, about: About, terms: Terms, token: str, key: UUID, signed: SignForm | None = None
    ) -> "SignPage":
        """`signed` is what came back and was not enough."""
        pads = (
            _pad("giver", SIGNERS[terms.by], signed),
            _pad("staff", "Signature of the member of staff", signed),
        )
        return cls(
            about=about,
            agreement=Agreement.of(terms),
            pads=pads,
            wrong=tuple(
                FormError(f"{each.legend}: {each.error}", f"#{each.name}") for each in pads if each.error
            ),
            token=token,
            key=key,
        )


def _pad(name: str, legend: str, signed: SignForm | None) -> SignaturePad:
    if signed is None:
        return SignaturePad(name, legend)
    errors = [*signed.errors.get(f"{name}_strokes", ()), *signed.errors.get(f"{name}_typed", ())]
    return SignaturePad(
        name,
        legend,
        strokes=signed.data.get(f"{name}_strokes", ""),
        typed=signed.data.get(f"{name}_typed", ""),
        error=str(errors[0]) if errors else "",
    )
