"""What was said, found and photographed of a form up to a moment: to know whether anything has happened since."""

from uuid import UUID

from safelight.consent.models import Form, FormKind
from safelight.consent.record import record_of
from safelight.filing.models import Printout


def words_until(form: Form) -> int:
    """The number of the last word about what the form is about, 0 where nothing was said."""
    said = record_of(form.patient_id).consents_on(_about(form), form.only_recording)
    on_it = form.consents.values_list("number", flat=True)
    return max((*(each.number for each in said), *on_it), default=0)


def facts_until(form: Form) -> int:
    """The number of the last finding about the form or its patient, 0 where there is none."""
    found = record_of(form.patient_id).facts_on(form.pk, form.only_recording)
    return max((each.number for each in found), default=0)


def photographed_since(printout: Printout) -> bool:
    """Whether photographs were made under the form since it was printed: then it matters when it was signed."""
    return printout.form.recordings.filter(made_at__gte=printout.at).exists()


def _about(form: Form) -> UUID | None:
    return form.covers_id if form.kind == FormKind.LATER_USE else form.pk
