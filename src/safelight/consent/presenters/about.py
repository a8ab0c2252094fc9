"""Which photographs a form is about, and of whom."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from safelight.consent.models import Form, FormKind
from safelight.web.components import PatientBanner
from safelight.web.wording import british_date, plural

NOT_STATED = "Not stated"


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
        """`form` comes with its patient, and with its request or with the form that it covers."""
        site, lines = _later(form) if form.kind == FormKind.LATER_USE else _asked(form)
        page = reverse("patient", kwargs={"patient": form.patient_id})
        return cls(form.pk, form.patient_id, PatientBanner.of(form.patient, today, page), site, lines)


def _asked(form: Form) -> tuple[str, tuple[tuple[str, str], ...]]:
    wanted = form.request
    return wanted.body_site, (("Views", ", ".join(wanted.views)), ("Reason", wanted.reason))


def _later(form: Form) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A photograph that is there already, or all that were made under a form."""
    if form.only_recording is None:
        made = form.covers.recordings.order_by("made_at") if form.covers else ()
        number = f"All {plural(len(made), 'photograph')} of the form of "
        begun = british_date(form.covers.begun_at) if form.covers else NOT_STATED
        return made[0].body_site if made else NOT_STATED, (("Which", number + begun),)
    one = form.patient.recordings.get(pk=form.only_recording)
    return one.body_site, (
        ("Which", f"One photograph: {one.view or one.body_site}, {british_date(one.made_at)}"),
    )
