"""A further use is asked for: which photographs it is about. The form itself is like any other."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from safelight.consent import actions
from safelight.consent.forms.further import FurtherUseForm
from safelight.consent.presenters.further import FurtherUsePage
from safelight.consent.queries import forms_with_recordings
from safelight.ledger.acting import Acting, Role
from safelight.people.care import cared_for
from safelight.people.models import Patient
from safelight.web.acting import acting


@acting(Role.REQUESTER, Role.CLINICIAN)
@require_http_methods(["GET", "HEAD", "POST"])
def further_use(request: HttpRequest, by: Acting, patient: UUID) -> HttpResponse:
    """Choose the photographs; then the form is begun, and asked like any other."""
    about = get_object_or_404(Patient, pk=patient)
    if not cared_for(by.staff, [patient], by.at):
        return redirect("reach", patient=patient)
    sent = request.POST if request.method == "POST" else None
    typed = FurtherUseForm(about, forms_with_recordings(patient), request.GET, sent)
    if not typed.is_valid():
        page = FurtherUsePage.of(about, typed, timezone.localdate(by.at))
        return render(request, "consent/further.jinja", {"page": page})
    of = typed.chosen
    begun = actions.ask_for_use(by, of.patient, of.form, of.recording, typed.cleaned_data["key"])
    address = reverse("consent-form", kwargs={"form": begun.pk})
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
