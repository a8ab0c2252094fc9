"""The page to sign: agreed and signed, refused, or to be changed."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from safelight.consent import actions
from safelight.consent.carrying import NotCarried, carried
from safelight.consent.deciding import Candidate
from safelight.consent.forms.key import KeyForm
from safelight.consent.forms.signing import SignForm
from safelight.consent.models import Form
from safelight.consent.presenters.meanwhile import recorded_meanwhile
from safelight.consent.presenters.pages import NOT_CARRIED, NOT_THEIRS, SIGNED_TOO_SOON, SignPage
from safelight.consent.queries import last_number, wording_of, words_on
from safelight.consent.terms import Terms
from safelight.consent.views.asking import ask, change, refuse, show
from safelight.consent.views.reaching import about, asked, on_a_form, see
from safelight.ledger.acting import Acting, Role
from safelight.people.models import Staff
from safelight.policy.facts import Signatory
from safelight.web.acting import acting


@acting(Role.REQUESTER, Role.CLINICIAN)
@require_http_methods(["GET", "HEAD", "POST"])
@on_a_form
def consent_sign(request: HttpRequest, by: Acting, form: Form) -> HttpResponse:
    if request.method != "POST":
        return show(request, by, form)
    token = request.POST.get("terms", "")
    try:
        terms = carried(by, form.pk, token)
    except NotCarried:
        return ask(request, by, form, problem=NOT_CARRIED if token else SIGNED_TOO_SOON)
    signer = asked(by, form, terms)
    if signer is None:
        return ask(request, by, form, problem=NOT_THEIRS)
    page = KeyForm(request.POST)
    match request.POST.get("answer"):
        case "agree" if page.is_valid():
            return _sign(request, by, form, terms, signer)
        case "refuse" if page.is_valid():
            return refuse(request, by, form, terms, page)
    page.is_valid()
    return change(request, by, form, terms, page)


def _sign(request: HttpRequest, by: Acting, form: Form, terms: Terms, signer: Candidate) -> HttpResponse:
    signed = SignForm(wording_of(form).signatures, request.POST)
    if not signed.is_valid():
        return _again(request, by, form, (signer, terms), signed)
    names = {Signatory.GIVER: terms.giver_name, Signatory.STAFF: _name(request)}
    key, seen = signed.cleaned_data["key"], signed.cleaned_data["seen"]
    try:
        actions.give(by, form, terms, signed.signatures(names), key, seen)
    except actions.NotTheirs:
        return ask(request, by, form, problem=NOT_THEIRS)
    except actions.AnsweredSince:
        since = recorded_meanwhile(words_on([form])[form.pk], seen)
        return _again(request, by, form, (signer, terms), signed.knowing(last_number(form)), since)
    return see(form)


def _again(
    request: HttpRequest,
    by: Acting,
    form: Form,
    agreed: tuple[Candidate, Terms],
    signed: SignForm,
    meanwhile: tuple[str, ...] = (),
) -> HttpResponse:
    """The page with the signatures that are on it, and what is wrong or was recorded meanwhile."""
    token, wording = request.POST["terms"], wording_of(form)
    page = SignPage.of(about(by, form), *agreed, wording, token, signed, meanwhile)
    status = HTTPStatus.CONFLICT if meanwhile else HTTPStatus.OK
    return render(request, "consent/sign.jinja", {"page": page}, status=status)


def _name(request: HttpRequest) -> str:
    return request.user.name if isinstance(request.user, Staff) else ""
