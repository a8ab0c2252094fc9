"""What has been said about the recordings under a form."""

from collections.abc import Iterable
from itertools import dropwhile
from uuid import UUID

from django.db.models import Q

from safelight.consent.models import Consent, Form


def words_on(forms: Iterable[Form]) -> dict[UUID, list[Consent]]:
    """What was said of each form, in order; and since its first word, of all that there is of the patient."""
    known = list(forms)
    of_all = Q(form=None, patient__in={each.patient_id for each in known})
    said = list(
        Consent.objects.filter(Q(form__in=known) | of_all, only_recording=None)
        .select_related("taken_by")
        .prefetch_related("signatures")
        .order_by("number")
    )
    return {each.pk: _speaking_of(each, said) for each in known}


def last_words(forms: Iterable[Form]) -> dict[UUID, Consent]:
    """The last that was said of each form; a form of which nothing was said is left out."""
    return {form: said[-1] for form, said in words_on(forms).items() if said}


def _speaking_of(form: Form, said: Iterable[Consent]) -> list[Consent]:
    """What was said of the whole patient before the form was first answered is not an answer to it."""
    about = (
        each
        for each in said
        if each.form_id == form.pk or (each.form_id is None and each.patient_id == form.patient_id)
    )
    return list(dropwhile(lambda each: each.form_id is None, about))
