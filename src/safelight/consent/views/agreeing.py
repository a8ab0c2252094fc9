"""The member of staff's page: what was explained and what is agreed to; or what has been recorded."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from safelight.consent import actions
from safelight.consent.carrying import carry
from safelight.consent.forms.agreeing import AgreeForm
from safelight.consent.forms.signing import SignForm
from safelight.consent.models import Form
from safelight.consent.presenters.pages import SignPage
from safelight.consent.queries import wording_of
from safelight.consent.views.asking import ask_as_typed, refuse, show
from safelight.consent.views.reaching import about, deciding, on_a_form, post_and_name
from safelight.consent.views.speaking import hear
from safelight.ledger.acting import Acting, Role
from safelight.web.acting import acting


@acting(Role.REQUESTER, Role.CLINICIAN)
@require_http_methods(["GET", "HEAD", "POST"])
@on_a_form
def consent_form(request: HttpRequest, by: Acting, form: Form) -> HttpResponse:
    """What was recorded; else the form, and once it is filled in, the page on which it is agreed to."""
    if request.method != "POST":
        return show(request, by, form)
    answer = request.POST.get("answer")
    typed = AgreeForm(deciding(by, form), wording_of(form), request.POST, refusing=answer == "refuse")
    if not typed.is_valid():
        return ask_as_typed(request, by, form, typed)
    if typed.heard is not None:
        actions.hear(by, form, typed.heard, post_and_name(request), typed.cleaned_data["key"])
    match answer:
        case "refuse":
            return refuse(request, by, form, typed.terms, typed)
        case "spoken":
            return hear(request, by, form, typed.terms, typed)
    return _read_out(request, by, form, typed)


def _read_out(request: HttpRequest, by: Acting, form: Form, typed: AgreeForm) -> HttpResponse:
    wording = wording_of(form)
    token = carry(by, form.pk, typed.terms)
    blank = SignForm(wording.signatures, initial=typed.carried_on)
    page = SignPage.of(about(by, form), typed.candidate, typed.terms, wording, token, blank)
    return render(request, "consent/sign.jinja", {"page": page})
