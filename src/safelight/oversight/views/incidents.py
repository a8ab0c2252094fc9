"""The pages of incidents: anybody reports; information governance follows up and closes."""

from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from safelight.ledger.acting import Acting, Role
from safelight.library.models import Recording
from safelight.library.queries import known_to
from safelight.oversight import actions, incidents
from safelight.oversight.actions import Concern
from safelight.oversight.figures import figures
from safelight.oversight.forms.incidents import CloseForm, ConcernForm, StepForm
from safelight.oversight.models import Category, Incident
from safelight.oversight.presenters.incidents import (
    CLOSED_BEFORE,
    STILL_OPEN,
    ConcernPage,
    IncidentPage,
    IncidentsPage,
)
from safelight.oversight.watching import WATCHING
from safelight.people.care import CARING, cared_for
from safelight.people.models import Patient
from safelight.web.acting import acting

ANYBODY: Final = (
    Role.CLINICIAN,
    Role.REQUESTER,
    Role.CLINICAL_PHOTOGRAPHER,
    Role.TEACHER,
    *WATCHING,
    Role.MEDICAL_RECORDS,
    Role.ADMINISTRATOR,
)
ASKED_AND_SENT = require_http_methods(["GET", "HEAD", "POST"])


@acting(*ANYBODY)
@ASKED_AND_SENT
def concern(request: HttpRequest, by: Acting) -> HttpResponse:
    return _concern(request, by, None, None)


@acting(Role.CLINICIAN, Role.REQUESTER, *WATCHING, Role.MEDICAL_RECORDS)
@ASKED_AND_SENT
def patient_concern(request: HttpRequest, by: Acting, patient: UUID) -> HttpResponse:
    about = get_object_or_404(Patient, pk=patient)
    if by.role in CARING and not cared_for(by.staff, [patient], by.at):
        raise Http404
    return _concern(request, by, about, None)


@acting(*ANYBODY)
@ASKED_AND_SENT
def recording_concern(request: HttpRequest, by: Acting, recording: UUID) -> HttpResponse:
    about = known_to(by, recording)
    if about is None:
        raise Http404
    return _concern(request, by, about.patient, about)


@acting(*ANYBODY)
@require_safe
def concern_sent(request: HttpRequest, by: Acting) -> HttpResponse:
    return render(request, "oversight/sent.jinja")


@acting(*WATCHING)
@require_safe
def incident_list(request: HttpRequest, by: Acting) -> HttpResponse:
    page = IncidentsPage.of(incidents.open_incidents(), incidents.closed_incidents(), figures(by.at), by.at)
    return render(request, "oversight/incidents.jinja", {"page": page})


@acting(*WATCHING)
@ASKED_AND_SENT
def incident(request: HttpRequest, by: Acting, incident: UUID) -> HttpResponse:
    """One incident. What is sent is a step, or its end."""
    found = get_object_or_404(
        Incident.objects.select_related("patient", "recording__patient", "opened_by"), pk=incident
    )
    closing = request.method == "POST" and request.POST.get("answer") == "close"
    stepping = request.method == "POST" and not closing
    step = StepForm(timezone.localdate(by.at), request.POST if stepping else None)
    close = CloseForm(request.POST if closing else None, awaits_leave=incidents.awaits_leave(by, found))
    problem = ""
    if step.is_valid() or close.is_valid():
        problem = _do(by, found, step, close)
        if not problem:
            return _see(reverse("incident", kwargs={"incident": incident}))
    page = IncidentPage.of(found, step, close, by.at, problem)
    return render(request, "oversight/incident.jinja", {"page": page})


def _do(by: Acting, found: Incident, step: StepForm, close: CloseForm) -> str:
    """Do what was sent; what stood against it, or nothing."""
    try:
        if step.is_bound:
            actions.take_step(by, found, step.done)
        else:
            actions.close(by, found, close.done(timezone.localdate(by.at)), close.decided)
    except actions.AlreadyClosed:
        return CLOSED_BEFORE
    except actions.NotExplained:
        return STILL_OPEN
    return ""


def _concern(
    request: HttpRequest, by: Acting, patient: Patient | None, recording: Recording | None
) -> HttpResponse:
    form = ConcernForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        page = ConcernPage.of(form, patient, recording, by.at)
        return render(request, "oversight/concern.jinja", {"page": page})
    typed = form.cleaned_data
    told = Concern(
        Category(typed["category"]),
        typed["what_happened"],
        patient.pk if patient else None,
        recording.pk if recording else None,
    )
    actions.report(by, told, typed["key"])
    return _see(reverse("concern-sent"))


def _see(address: str) -> HttpResponseRedirect:
    """To the page that says what happened; it is got, not sent again (RFC 9110 15.4.4)."""
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
