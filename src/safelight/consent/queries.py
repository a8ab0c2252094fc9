"""What has been said about the recordings under a form."""

from collections.abc import Iterable
from itertools import dropwhile
from uuid import UUID

from django.db.models import Q

from safelight.consent.counting import in_order
from safelight.consent.models import Consent, Form
from safelight.people.identity import persons


def words_on(forms: Iterable[Form]) -> dict[UUID, list[Consent]]:
    """What was said of each form, in order; and since its first word, of all that there is of the patient.

    What was recorded in error is among it: whoever shows it says so.
    """
    known = list(forms)
    person = persons(each.patient_id for each in known)
    of_all = Q(form=None, patient__in=frozenset().union(*person.values()))
    said = list(
        Consent.objects.filter(Q(form__in=known) | of_all, only_recording=None)
        .select_related("taken_by", "voiding")
        .prefetch_related("signatures")
    )
    return {each.pk: _speaking_of(each, person[each.patient_id], in_order(said)) for each in known}


def last_words(forms: Iterable[Form]) -> dict[UUID, Consent]:
    """The last that was said of each form and counts; a form of which nothing was said is left out."""
    words = {form: [each for each in said if not voided(each)] for form, said in words_on(forms).items()}
    return {form: said[-1] for form, said in words.items() if said}


def voided(consent: Consent) -> bool:
    """Whether it turned out to be recorded in error, and never counted."""
    return hasattr(consent, "voiding")


def _speaking_of(form: Form, person: frozenset[UUID], said: Iterable[Consent]) -> list[Consent]:
    """What was said of the whole patient before the form was first answered is not an answer to it."""
    about = (
        each
        for each in said
        if each.form_id == form.pk or (each.form_id is None and each.patient_id in person)
    )
    return list(dropwhile(lambda each: each.form_id is None, about))
