"""The page that asks: blank, as it was filled in, or after somebody else's answer. And a no, from any page."""

from collections.abc import Mapping
from dataclasses import asdict
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from safelight.consent import actions
from safelight.consent.conflicts import conflict_on
from safelight.consent.forms.agreeing import AgreeForm, name_of
from safelight.consent.forms.key import KeyForm
from safelight.consent.models import About as Found
from safelight.consent.models import Form
from safelight.consent.presenters.meanwhile import recorded_meanwhile
from safelight.consent.presenters.pages import NOT_THEIRS, AgreePage
from safelight.consent.presenters.recorded import RecordedPage
from safelight.consent.queries import last_number, terms_of, wording_of, words_on
from safelight.consent.record import record_of
from safelight.consent.terms import Terms
from safelight.consent.views.reaching import about, deciding, see
from safelight.consent.whom_to_ask import found_by
from safelight.consent.wordings.naming import taken_apart
from safelight.ledger.acting import Acting
from safelight.policy.facts import Status


def show(request: HttpRequest, by: Acting, form: Form) -> HttpResponse:
    """What was said of the form; if nothing was, or it is asked again, the page that asks."""
    said = words_on([form])[form.pk]
    if not said or "again" in request.GET:
        given = next((each for each in reversed(said) if each.status == Status.GIVEN), None)
        return ask(request, by, form, terms_of(given) if given else None)
    today = timezone.localdate(by.at)
    conflict = conflict_on(form, record_of(form.patient_id)) is not None
    page = RecordedPage.of(about(by, form), form, said, today, conflict=conflict)
    return render(request, "consent/recorded.jinja", {"page": page})


def ask(
    request: HttpRequest, by: Acting, form: Form, before: Terms | None = None, problem: str = ""
) -> HttpResponse:
    """The page that asks, with what was agreed to before. What was explained then is explained anew.

    Where somebody else decides now than did then, such as a child who has grown up, it is blank.
    """
    anew = {"asked": None, "explained": (), "told": False}
    givers = {each.giver for each in deciding(by, form).candidates}
    chosen = chosen_in(form, before) | anew if before and before.by in givers else {}
    return ask_as_typed(request, by, form, _blank(by, form, chosen | {"seen": last_number(form)}), problem)


def change(request: HttpRequest, by: Acting, form: Form, terms: Terms, page: KeyForm) -> HttpResponse:
    """The page that asks, as it was filled in a moment ago."""
    seen = page.cleaned_data.get("seen", 0)
    initial = chosen_in(form, terms) | {"seen": seen}
    return ask_as_typed(request, by, form, _blank(by, form, initial))


def refuse(request: HttpRequest, by: Acting, form: Form, terms: Terms, page: KeyForm) -> HttpResponse:
    """Record a no, unless somebody has recorded another answer since the page was opened."""
    key, seen = page.cleaned_data["key"], page.cleaned_data["seen"]
    try:
        actions.refuse(by, form, terms, key, seen)
    except actions.NotTheirs:
        return ask(request, by, form, problem=NOT_THEIRS)
    except actions.AnsweredSince:
        initial = chosen_in(form, terms) | {"seen": last_number(form)}
        typed = _blank(by, form, initial)
        since = recorded_meanwhile(words_on([form])[form.pk], seen)
        return ask_as_typed(request, by, form, typed, meanwhile=since)
    return see(form)


def chosen_in(form: Form, terms: Terms) -> dict[str, object]:
    """The terms as the fields of the page that asks."""
    names = taken_apart(wording_of(form), terms.purposes, terms.purpose_named)
    told = {"told": terms.told_cannot_withdraw_once_published, "asked": str(terms.spokesperson or terms.by)}
    return asdict(terms) | told | {name_of(each): name for each, name in names.items()}


def _blank(by: Acting, form: Form, initial: Mapping[str, object]) -> AgreeForm:
    """What the child said is there already; who is asked, where it can be one alone."""
    today = timezone.localdate(by.at)
    own = {"wishes": found_by(form, today).values.get(Found.WISHES)}
    now = deciding(by, form, today)
    if now.name:
        own["asked"] = now.candidates[0].key
    return AgreeForm(now, wording_of(form), initial={**initial, **{k: v for k, v in own.items() if v}})


def ask_as_typed(
    request: HttpRequest,
    by: Acting,
    form: Form,
    typed: AgreeForm,
    problem: str = "",
    meanwhile: tuple[str, ...] = (),
) -> HttpResponse:
    """The page that asks, with what stands in it and what is wrong or was recorded meanwhile."""
    page = AgreePage(about(by, form), typed, problem, meanwhile)
    status = HTTPStatus.CONFLICT if meanwhile else HTTPStatus.OK
    return render(request, "consent/agree.jinja", {"page": page}, status=status)
