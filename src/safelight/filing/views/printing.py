"""A form is made ready with what was chosen on the page of the consent, and printed."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from safelight.consent.forms.agreeing import AgreeForm
from safelight.consent.models import Form
from safelight.consent.queries import wording_of
from safelight.consent.views.asking import ask_as_typed, show
from safelight.consent.views.reaching import deciding, on_a_form
from safelight.filing import actions, queries
from safelight.filing.models import Printout
from safelight.filing.presenters.printout import PrintoutPage
from safelight.ledger.acting import Acting, Role
from safelight.paper.unfit import Unfit
from safelight.web.acting import acting


@acting(Role.REQUESTER, Role.CLINICIAN)
@require_http_methods(["GET", "HEAD", "POST"])
@on_a_form
def form_print(request: HttpRequest, by: Acting, form: Form) -> HttpResponse:
    """From the page of the consent: what was chosen there is what is printed."""
    if request.method != "POST":
        return show(request, by, form)
    typed = AgreeForm(deciding(by, form), wording_of(form), request.POST)
    if not typed.is_valid():
        return ask_as_typed(request, by, form, typed)
    try:
        ready = actions.prepare(by, form, typed.terms, typed.cleaned_data["key"])
    except Unfit as unfit:
        return ask_as_typed(request, by, form, typed, problem=unfit.reason)
    address = reverse("printout", kwargs={"printout": ready.pk})
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)


@acting(Role.REQUESTER, Role.CLINICIAN)
@require_safe
def printout(request: HttpRequest, by: Acting, printout: UUID) -> HttpResponse:
    """What to do with the paper."""
    page = PrintoutPage.of(_known(by, printout), timezone.localdate(by.at))
    return render(request, "filing/printout.jinja", {"page": page})


@acting(Role.REQUESTER, Role.CLINICIAN)
@require_safe
def printout_pdf(_: HttpRequest, by: Acting, printout: UUID) -> HttpResponse:
    printed = actions.pdf_of(by, _known(by, printout))
    name = f'inline; filename="form-{printed.short}.pdf"'
    return HttpResponse(printed.pdf, content_type="application/pdf", headers={"Content-Disposition": name})


def _known(by: Acting, printout: UUID) -> Printout:
    found = queries.printout_known_to(by, printout)
    if found is None:
        raise Http404
    return found
