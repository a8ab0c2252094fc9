"""Who decides about a form: the page of it, an assessment, and who speaks for the patient."""

from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from safelight.consent import actions
from safelight.consent.assessments.assessment import Assessment, Name
from safelight.consent.assessments.offered import OFFERED
from safelight.consent.assessments.reading import in_force
from safelight.consent.deciding import Deciding
from safelight.consent.forms.assessing import AssessForm
from safelight.consent.forms.spokespeople import SpokespersonForm
from safelight.consent.models import Form, Spokesperson
from safelight.consent.presenters.assessing import AssessPage, SpokespersonPage
from safelight.consent.presenters.deciding import WHO_DECIDES, WHY
from safelight.consent.presenters.who_decides import WhoDecidesPage
from safelight.consent.speaking_for import open_to
from safelight.consent.views.reaching import about, deciding, on_a_form, post_and_name
from safelight.consent.whom_to_ask import found_on, spokespeople_of
from safelight.ledger.acting import Acting, Role
from safelight.people.identity import one_person
from safelight.web.acting import acting
from safelight.web.foreseeing import as_it_stands

ASKED_AND_SENT: Final = require_http_methods(["GET", "HEAD", "POST"])
KNOWN: Final = (
    "Somebody of this name is on file already in this capacity. Add what tells the two apart, as a birthday."
)


@acting(Role.REQUESTER, Role.CLINICIAN)
@require_safe
@on_a_form
def who_decides(request: HttpRequest, by: Acting, form: Form) -> HttpResponse:
    foreseen = as_it_stands(by, form, settings.SAFELIGHT_STACK)
    on_file = spokespeople_of(form.patient_id)
    page = WhoDecidesPage.of(about(by, form), deciding(by, form), on_file, found_on(form), foreseen)
    return render(request, "consent/who_decides.jinja", {"page": page})


@acting(Role.REQUESTER, Role.CLINICIAN)
@ASKED_AND_SENT
@on_a_form
def assess(request: HttpRequest, by: Acting, form: Form, assessment: Name) -> HttpResponse:
    """Its questions; once they are answered, the page of who decides."""
    asked, now = in_force(assessment), deciding(by, form)
    if asked.name not in OFFERED[now.ground]:
        return _not_assessed(request, by, form, asked)
    sent = request.POST if request.method == "POST" else None
    typed = AssessForm(asked, by.at, post_and_name(request), sent)
    if typed.is_valid():
        try:
            actions.assess(by, form, asked, typed.assessed)
        except actions.NotAssessed:
            return _not_assessed(request, by, form, asked)
        return _see(form)
    return render(request, "consent/assess.jinja", {"page": AssessPage(about(by, form), asked, typed)})


@acting(Role.REQUESTER, Role.CLINICIAN)
@ASKED_AND_SENT
@on_a_form
def spokesperson_new(request: HttpRequest, by: Acting, form: Form) -> HttpResponse:
    """Once somebody is on file, the page of who decides."""
    now = deciding(by, form)
    sent = request.POST if request.method == "POST" else None
    offered = open_to(now.ground, protection=now.protection)
    typed = SpokespersonForm(offered, _cannot(now), timezone.localdate(by.at), sent)
    if typed.is_valid():
        try:
            actions.name(by, form, typed.speaker)
            return _see(form)
        except actions.KnownAlready:
            typed.add_error("name", KNOWN)
        except actions.NotForThisPatient:
            typed.add_error("speaks_as", _cannot(deciding(by, form)))
    page = SpokespersonPage(about(by, form), _why(now), typed)
    return render(request, "consent/spokesperson.jinja", {"page": page})


@acting(Role.REQUESTER, Role.CLINICIAN)
@require_POST
@on_a_form
def spokesperson_end(request: HttpRequest, by: Acting, form: Form, spokesperson: str) -> HttpResponse:
    theirs = Spokesperson.objects.filter(patient__in=one_person(form.patient_id), ends=None)
    actions.end(by, get_object_or_404(theirs, id=spokesperson))
    return _see(form)


def _not_assessed(request: HttpRequest, by: Acting, form: Form, asked: Assessment) -> HttpResponse:
    why = f"Nobody assesses this of this patient. {_why(deciding(by, form))}"
    page = AssessPage(about(by, form), asked, None, why)
    return render(request, "consent/assess.jinja", {"page": page}, status=HTTPStatus.CONFLICT)


def _cannot(now: Deciding) -> str:
    return f"They cannot speak for this patient. {_why(now)}"


def _why(now: Deciding) -> str:
    return f"{WHO_DECIDES[now.ground]} {WHY[now.ground]}"


def _see(form: Form) -> HttpResponseRedirect:
    """To the page of who decides; it is got, not sent again (RFC 9110 15.4.4)."""
    address = reverse("deciding", kwargs={"form": form.pk})
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
