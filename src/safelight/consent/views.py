"""The pages of consent: the member of staff's form, the patient's page to sign, and what was recorded."""

from dataclasses import asdict
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from safelight.consent import actions
from safelight.consent.carrying import NotCarried, carried, carry
from safelight.consent.forms.agreeing import AgreeForm
from safelight.consent.forms.deciding import Deciding
from safelight.consent.forms.key import KeyForm
from safelight.consent.forms.signing import SignForm
from safelight.consent.models import Form
from safelight.consent.presenters.pages import NOT_CARRIED, About, AgreePage, SignPage
from safelight.consent.presenters.recorded import RecordedPage
from safelight.consent.queries import words_on
from safelight.consent.record import record_of
from safelight.consent.terms import Terms
from safelight.consent.unasked import Unasked
from safelight.ledger.acting import Acting, Role
from safelight.people.care import cared_for
from safelight.people.models import Staff
from safelight.policy.facts import Signatory
from safelight.web.acting import acting


@acting(Role.REQUESTER, Role.CLINICIAN)
@require_http_methods(["GET", "HEAD", "POST"])
def consent_form(request: HttpRequest, by: Acting, form: UUID) -> HttpResponse:
    """What was recorded; else the form, and once it is filled in, the page to sign."""
    found = _form(form)
    if not cared_for(by.staff, [found.patient_id], by.at):
        return _reach(by, found)
    if request.method != "POST":
        return _show(request, by, found)
    refusing = request.POST.get("answer") == "refuse"
    typed = AgreeForm(_deciding(by, found), request.POST, refusing=refusing)
    if not typed.is_valid():
        return _ask(request, by, found, typed)
    return _refuse(by, found, typed.terms, typed) if refusing else _read_out(request, by, found, typed)


@acting(Role.REQUESTER, Role.CLINICIAN)
@require_http_methods(["GET", "HEAD", "POST"])
def consent_sign(request: HttpRequest, by: Acting, form: UUID) -> HttpResponse:
    """Agreed and signed, refused, or to be changed."""
    found = _form(form)
    if not cared_for(by.staff, [found.patient_id], by.at):
        return _reach(by, found)
    if request.method != "POST":
        return _show(request, by, found)
    key = KeyForm(request.POST)
    try:
        terms = carried(by, form, request.POST.get("terms", ""))
    except NotCarried:
        return _ask(request, by, found, AgreeForm(_deciding(by, found)), NOT_CARRIED)
    match request.POST.get("answer"):
        case "agree" if key.is_valid():
            return _sign(request, by, found, terms)
        case "refuse" if key.is_valid():
            return _refuse(by, found, terms, key)
    return _ask(request, by, found, AgreeForm(_deciding(by, found), initial=_chosen(terms)))


def _show(request: HttpRequest, by: Acting, found: Form) -> HttpResponse:
    said = words_on([found])[found.pk]
    if said and "again" not in request.GET:
        page = RecordedPage.of(_about(by, found), said)
        return render(request, "consent/recorded.jinja", {"page": page})
    return _ask(request, by, found, AgreeForm(_deciding(by, found)))


def _ask(request: HttpRequest, by: Acting, found: Form, form: AgreeForm, problem: str = "") -> HttpResponse:
    page = AgreePage(_about(by, found), form, problem)
    return render(request, "consent/agree.jinja", {"page": page})


def _read_out(request: HttpRequest, by: Acting, found: Form, typed: AgreeForm) -> HttpResponse:
    token = carry(by, found.pk, typed.terms)
    page = SignPage.of(_about(by, found), typed.terms, token, typed.cleaned_data["key"])
    return render(request, "consent/sign.jinja", {"page": page})


def _sign(request: HttpRequest, by: Acting, found: Form, terms: Terms) -> HttpResponse:
    signed = SignForm(request.POST)
    if not signed.is_valid():
        page = SignPage.of(
            _about(by, found), terms, request.POST["terms"], signed.cleaned_data["key"], signed
        )
        return render(request, "consent/sign.jinja", {"page": page})
    names = {Signatory.GIVER: terms.giver_name, Signatory.STAFF: _name(request)}
    actions.give(by, found, terms, signed.signatures(names), signed.cleaned_data["key"])
    return _see(found)


def _refuse(by: Acting, found: Form, terms: Terms, page: KeyForm) -> HttpResponse:
    actions.refuse(by, found, terms, page.cleaned_data["key"])
    return _see(found)


def _form(form: UUID) -> Form:
    """Raises `Http404`."""
    return get_object_or_404(Form.objects.select_related("patient", "request"), pk=form)


def _reach(by: Acting, found: Form) -> HttpResponse:
    """Whoever began the form is asked for a reason anew; others get `Http404`."""
    if found.begun_by_id != by.staff:
        raise Http404
    return redirect("reach", patient=found.patient_id)


def _chosen(terms: Terms) -> dict[str, object]:
    """The terms as the form's fields, to be changed."""
    return asdict(terms) | {"told": terms.told_cannot_withdraw_once_published}


def _deciding(by: Acting, found: Form) -> Deciding:
    died = Unasked.of(record_of(found.patient_id).facts_on(found.pk)).died
    return Deciding.about(found.patient, timezone.localdate(by.at), died=died)


def _about(by: Acting, found: Form) -> About:
    return About.of(found, timezone.localdate(by.at))


def _name(request: HttpRequest) -> str:
    return request.user.name if isinstance(request.user, Staff) else ""


def _see(found: Form) -> HttpResponseRedirect:
    """To what was recorded; it is got, not sent again (RFC 9110 15.4.4)."""
    address = reverse("consent-form", kwargs={"form": found.pk})
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
