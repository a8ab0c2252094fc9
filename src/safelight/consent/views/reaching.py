"""Which form a page is about, who may reach it and who decides; and where a page leads next."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from safelight.consent.forms.deciding import Deciding
from safelight.consent.models import Form
from safelight.consent.presenters.about import About
from safelight.consent.record import record_of
from safelight.consent.unasked import Unasked
from safelight.ledger.acting import Acting
from safelight.people.care import cared_for

OnForm = Callable[[HttpRequest, Acting, Form], HttpResponse]


def on_a_form(view: OnForm) -> Callable[[HttpRequest, Acting, UUID], HttpResponse]:
    """Give the view its form, for those in the patient's care. Whoever began it is asked for a reason anew."""

    @wraps(view)
    def reached(request: HttpRequest, by: Acting, form: UUID) -> HttpResponse:
        found = get_object_or_404(
            Form.objects.select_related("patient", "request", "template", "covers__request"), pk=form
        )
        if cared_for(by.staff, [found.patient_id], by.at):
            return view(request, by, found)
        if found.begun_by_id != by.staff:
            raise Http404
        return redirect("reach", patient=found.patient_id)

    return reached


def deciding(by: Acting, form: Form, on: date | None = None) -> Deciding:
    """Who decides about this form: today, or on another day."""
    died = Unasked.of(record_of(form.patient_id).facts_on(form.pk)).died
    return Deciding.about(form.patient, on or timezone.localdate(by.at), died=died)


def about(by: Acting, form: Form) -> About:
    return About.of(form, timezone.localdate(by.at))


def see(form: Form) -> HttpResponseRedirect:
    """To what was recorded; it is got, not sent again (RFC 9110 15.4.4)."""
    address = reverse("consent-form", kwargs={"form": form.pk})
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
