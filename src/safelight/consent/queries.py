"""What has been said about the recordings under a form, and in which words the form reads."""

from collections.abc import Iterable
from datetime import datetime
from itertools import dropwhile
from uuid import UUID

from django.db.models import Q, QuerySet

from safelight.consent.counting import in_order, not_overruled
from safelight.consent.models import Consent, Form, FormKind, FormTemplate, Resolution
from safelight.consent.record import record_of
from safelight.consent.terms import Terms
from safelight.consent.wordings.reading import parse
from safelight.consent.wordings.wording import Wording
from safelight.people.identity import one_person, persons
from safelight.policy.facts import Giver, Level, Purpose, Status


def words_on(forms: Iterable[Form]) -> dict[UUID, list[Consent]]:
    """What was said of each form, in order; and since its first word, of all that there is of the patient.

    What was recorded in error is among it: whoever shows it says so.
    """
    known = list(forms)
    person = persons(each.patient_id for each in known)
    of_all = Q(form=None, only_recording=None, patient__in=frozenset().union(*person.values()))
    said = list(
        Consent.objects.filter(Q(form__in=known) | of_all)
        .select_related("taken_by", "voiding", "spokesperson")
        .prefetch_related("signatures")
    )
    return {each.pk: _speaking_of(each, person[each.patient_id], in_order(said)) for each in known}


def last_words(forms: Iterable[Form]) -> dict[UUID, Consent]:
    """The last that was said of each form and counts; a form of which nothing was said is left out."""
    words = {form: [each for each in said if not voided(each)] for form, said in words_on(forms).items()}
    settled = list(Resolution.objects.filter(upholds__in=[each for said in words.values() for each in said]))
    count = {form: not_overruled(said, _settled_on(settled, said)) for form, said in words.items()}
    return {form: said[-1] for form, said in count.items() if said}


def last_number(form: Form) -> int:
    """The number of the last word on a form, 0 where nobody has answered: what a page that asks has seen."""
    return max((each.number for each in words_on([form])[form.pk]), default=0)


def last_said(form: Form) -> datetime | None:
    """When something was last said of what a form is about."""
    about = form.covers_id if form.kind == FormKind.LATER_USE else form.pk
    said = record_of(form.patient_id).consents_on(about, form.only_recording)
    return max((each.said for each in said), default=None)


def uses_given(form: Form) -> tuple[Purpose, ...]:
    """The uses that were ever agreed to on this form."""
    given = Consent.objects.filter(form=form, status=Status.GIVEN).values_list("purposes", flat=True)
    named = {each for purposes in given for each in purposes}
    return tuple(each for each in Purpose if each in named)


def terms_of(consent: Consent) -> Terms:
    """What was agreed to, as the form had it."""
    return Terms(
        by=Giver(consent.by),
        giver_name=consent.giver_name,
        level=Level(consent.level),
        purposes=tuple(Purpose(each) for each in consent.purposes),
        purpose_named=consent.purpose_named,
        told_cannot_withdraw_once_published=consent.told_cannot_withdraw_once_published,
        explained=tuple(consent.explained),
        spokesperson=consent.spokesperson.id if consent.spokesperson else None,
    )


def forms_with_recordings(patient: UUID) -> list[Form]:
    """The forms under which a person's recordings were made and still stand, the latest first."""
    mine = Form.objects.filter(patient__in=one_person(patient), kind=FormKind.PHOTOGRAPHS)
    with_recordings = mine.exclude(recordings=None).select_related("patient").distinct().order_by("-begun_at")
    last = last_words(with_recordings)
    stand = (each for each in with_recordings if each.pk in last and last[each.pk].status == Status.GIVEN)
    return list(stand)


def unanswered_later_uses(patient: UUID) -> QuerySet[Form]:
    """The forms for a further use of a person's recordings to which nobody has said anything, the oldest first."""
    mine = Form.objects.filter(patient__in=one_person(patient), kind=FormKind.LATER_USE, consents=None)
    return mine.select_related("patient", "covers").order_by("begun_at")


def wording_of(form: Form) -> Wording:
    """The words of the version that the form was begun with."""
    if form.template is None:
        raise LookupError("A form has no wording yet: run safelight prepare")
    return parse(form.template.text)


def template_in_force(kind: FormKind) -> FormTemplate | None:
    """The latest version of one of the hospital's forms."""
    return FormTemplate.objects.filter(kind=kind).order_by("since").last()


def voided(consent: Consent) -> bool:
    """Whether it turned out to be recorded in error, and never counted."""
    return hasattr(consent, "voiding")


def _settled_on(settled: Iterable[Resolution], said: Iterable[Consent]) -> list[Resolution]:
    """What was settled among these words; each with the very word that it upholds."""
    by_key = {each.pk: each for each in said}
    mine = [each for each in settled if each.upholds_id in by_key]
    for each in mine:
        each.upholds = by_key[each.upholds_id]
    return mine


def _speaking_of(form: Form, person: frozenset[UUID], said: Iterable[Consent]) -> list[Consent]:
    """What was said of the whole patient before the form was first answered is not an answer to it."""
    about = (
        each
        for each in said
        if (each.form_id is None and each.patient_id in person)
        or (each.form_id == form.pk and each.only_recording == form.only_recording)
    )
    return list(dropwhile(lambda each: each.form_id is None, about))
