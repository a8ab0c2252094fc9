"""The page of one patient, for those in the patient's care."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from safelight.consent.conflicts import in_conflict
from safelight.consent.models import Consent
from safelight.consent.queries import last_words, unanswered_later_uses
from safelight.filing.queries import printouts_out
from safelight.ledger.acting import Acting, Role
from safelight.ledger.writing import note
from safelight.library import door
from safelight.library.queries import timeline
from safelight.people.care import cared_for
from safelight.people.identity import one_person
from safelight.people.models import Patient, Staff
from safelight.policy.facts import Purpose
from safelight.studio.held import held_of
from safelight.studio.presenters.lines import request_lines
from safelight.studio.queries import requests_about
from safelight.trail.events import Event
from safelight.web.acting import acting
from safelight.web.patients.presenters import Shown, patient_page
from safelight.web.veils import after


@acting(Role.CLINICIAN, Role.REQUESTER)
@require_safe
def patient(request: HttpRequest, by: Acting, patient: UUID) -> HttpResponse:
    about = get_object_or_404(Patient, pk=patient)
    if not cared_for(by.staff, [patient], by.at):
        return redirect("reach", patient=patient)
    note(Event.PATIENT_OPEN, by, patient=patient)
    held = request.user.roles if isinstance(request.user, Staff) else frozenset()
    return render(
        request, "web/patient.jinja", {"page": patient_page(by, held, _shown(by, about, after(request)))}
    )


def _shown(by: Acting, about: Patient, before: UUID | None) -> Shown:
    recordings = list(timeline(by, about.pk))
    requests = list(requests_about(about.pk))
    forms = [each.form for each in requests]
    said = Consent.objects.filter(patient__in=one_person(about.pk)).select_related(
        "taken_by", "form", "spokesperson"
    )
    return Shown(
        patient=about,
        recordings=recordings,
        opened=door.open_many(by, [each.pk for each in recordings], Purpose.CARE, before),
        consents=list(said.order_by("-number")),
        requests=request_lines(requests, last_words(forms), in_conflict(forms)),
        further_uses=list(unanswered_later_uses(about.pk)),
        printed=list(printouts_out(about.pk)),
        held=tuple(held_of(by, about.pk)),
        sites={each.form_id: each.body_site for each in requests},
    )
