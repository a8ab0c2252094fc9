"""An agreement by word of mouth: when and to whom it was said, and what it will permit, before it is recorded."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from safelight.consent import actions
from safelight.consent.carrying import NotCarried, carried, carry
from safelight.consent.forms.key import KeyForm
from safelight.consent.forms.spoken import SpokenForm
from safelight.consent.models import Form, FormKind
from safelight.consent.presenters.deciding import WHO_DECIDES
from safelight.consent.presenters.meanwhile import recorded_meanwhile
from safelight.consent.presenters.pages import NOT_CARRIED, NOT_THEIRS
from safelight.consent.presenters.spoken import SpokenPage
from safelight.consent.queries import last_number, wording_of, words_on
from safelight.consent.terms import Terms
from safelight.consent.views.asking import ask, change, show
from safelight.consent.views.reaching import about, asked, deciding, on_a_form, see
from safelight.ledger.acting import Acting, Role
from safelight.people.models import Staff
from safelight.policy.facts import Consent, ConsentForm, Giver, Scope
from safelight.web.acting import acting
from safelight.web.foreseeing import foresee
from safelight.web.wording import british_date

AFTER_DEATH: Final = frozenset({Giver.PERSONAL_REPRESENTATIVE, Giver.NEXT_OF_KIN})


@acting(Role.REQUESTER, Role.CLINICIAN)
@require_http_methods(["GET", "HEAD", "POST"])
@on_a_form
def consent_spoken(request: HttpRequest, by: Acting, form: Form) -> HttpResponse:
    """Recorded, or to be changed."""
    if request.method != "POST":
        return show(request, by, form)
    token = request.POST.get("terms", "")
    try:
        terms = carried(by, form.pk, token)
    except NotCarried:
        return ask(request, by, form, problem=NOT_CARRIED)
    if asked(by, form, terms) is None:
        return ask(request, by, form, problem=NOT_THEIRS)
    typed = _blank(by, form, terms, request.POST)
    if request.POST.get("answer") == "change":
        typed.is_valid()
        return change(request, by, form, terms, typed)
    if not typed.is_valid():
        return _page(request, by, form, terms, typed)
    return _record(request, by, form, terms, typed)


def hear(request: HttpRequest, by: Acting, form: Form, terms: Terms, page: KeyForm) -> HttpResponse:
    """The page that asks when it was said, and to whom: from the page on which it was chosen what is agreed to."""
    name = request.user.name if isinstance(request.user, Staff) else ""
    initial = page.carried_on | {"heard_by": name, "day": timezone.localdate(by.at)}
    return _page(request, by, form, terms, _blank(by, form, terms, initial=initial))


def _record(request: HttpRequest, by: Acting, form: Form, terms: Terms, typed: SpokenForm) -> HttpResponse:
    key, seen = typed.cleaned_data["key"], typed.cleaned_data["seen"]
    try:
        actions.say(by, form, terms, typed.spoken, key, seen)
    except actions.NotTheirs:
        return ask(request, by, form, problem=NOT_THEIRS)
    except actions.AnsweredSince:
        since = recorded_meanwhile(words_on([form])[form.pk], seen)
        return _page(request, by, form, terms, typed.knowing(last_number(form)), since)
    except actions.Overtaken as overtaken:
        typed.overtaken(overtaken.last)
        return _page(request, by, form, terms, typed)
    return see(form)


def _page(
    request: HttpRequest,
    by: Acting,
    form: Form,
    terms: Terms,
    typed: SpokenForm,
    meanwhile: tuple[str, ...] = (),
) -> HttpResponse:
    foreseen = foresee(by, form, _as_the_policy_hears_it(form, terms), settings.SAFELIGHT_STACK)
    token = carry(by, form.pk, terms)
    page = SpokenPage.of(about(by, form), terms, wording_of(form), typed, token, foreseen, meanwhile)
    status = HTTPStatus.CONFLICT if meanwhile else HTTPStatus.OK
    return render(request, "consent/spoken.jinja", {"page": page}, status=status)


def _blank(by: Acting, form: Form, terms: Terms, *args: object, **kwargs: object) -> SpokenForm:
    return SpokenForm(by.at, _not_then(by, form, terms), *args, **kwargs)


def _not_then(by: Acting, form: Form, terms: Terms) -> Callable[[date], str]:
    """Why whoever agrees could not have agreed on a day; nothing if they could."""
    patient = form.patient

    def reason(day: date) -> str:
        if day < patient.born_on:
            return f"The patient was born on {british_date(patient.born_on)}. Enter a later day."
        if terms.by in AFTER_DEATH and patient.died_on and day < patient.died_on:
            return "On that day the patient was alive and decided."
        if asked(by, form, terms, day) is None:
            then = deciding(by, form, day).ground
            return f"On that day it was not theirs to decide. {WHO_DECIDES[then]}"
        return ""

    return reason


def _as_the_policy_hears_it(form: Form, terms: Terms) -> Consent:
    return Consent(
        by=terms.by,
        to=Scope.USE if form.kind == FormKind.LATER_USE else Scope.RECORDING,
        form=ConsentForm.ORAL,
        signed_by=frozenset(),
        level=terms.level,
        purposes=frozenset(terms.purposes),
        told_cannot_withdraw_once_published=terms.told_cannot_withdraw_once_published,
    )
