"""Who may be asked about a form on a day: read from what was found by then and from who is on file."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from safelight.consent.deciding import Deciding, who_decides
from safelight.consent.established import Established, established
from safelight.consent.models import Fact, Form, Spokesperson
from safelight.consent.record import record_of
from safelight.people.identity import one_person


def deciding(form: Form, day: date) -> Deciding:
    """Who decides about the photographs of this form."""
    return who_decides(form.patient, day, found_by(form, day), spokespeople_of(form.patient_id))


def found_by(form: Form, day: date) -> Established:
    """What is established about the photographs of a form, by what was found until that day."""
    return established(each for each in found_on(form) if timezone.localdate(each.found_at) <= day)


def found_on(form: Form) -> list[Fact]:
    """All that was found of a form and of the photographs that it is about, in the order in which it was recorded."""
    known = record_of(form.patient_id)
    about = {each.pk: each for each in known.facts_on(form.covers_id or form.pk, form.only_recording)}
    own = {each.pk: each for each in known.facts_on(form.pk)}
    return [each for each in known.facts if each.pk in about or each.pk in own]


def spokespeople_of(patient: UUID) -> list[Spokesperson]:
    """Those on file who still speak for this person, in the order in which they were recorded."""
    rows = Spokesperson.objects.filter(patient__in=one_person(patient), ends=None, ended_by=None)
    return list(rows.order_by("number"))
