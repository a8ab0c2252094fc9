"""Which form a page is about, who may reach it and who decides; and where a page leads next."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from safelight.consent import whom_to_ask
from safelight.consent.deciding import Candidate, Deciding
from safelight.consent.models import Form
from safelight.consent.presenters.about import About
from safelight.consent.terms import Terms
from safelight.ledger.acting import Acting
from safelight.people.care import cared_for
from safelight.people.models import Staff

Further = ParamSpec("Further")
OnForm = Callable[Concatenate[HttpRequest, Acting, Form, Further], HttpResponse]


def on_a_form(view: OnForm[Further]) -> Callable[..., HttpResponse]:
    """Give the view its form, for those in the patient's care. Whoever began it is asked for a reason anew."""

    @wraps(view)
    def reached(
        request: HttpRequest, by: Acting, form: UUID, *args: Further.args, **kwargs: Further.kwargs
    ) -> HttpResponse:
        found = get_object_or_404(
            Form.objects.select_related("patient", "request", "template", "covers__request"), pk=form
        )
        if cared_for(by.staff, [found.patient_id], by.at):
            return view(request, by, found, *args, **kwargs)
        if found.begun_by_id != by.staff:
            raise Http404
        return redirect("reach", patient=found.patient_id)

    return reached


def deciding(by: Acting, form: Form, on: date | None = None) -> Deciding:
    """Who decides about this form: today, or on another day."""
    return whom_to_ask.deciding(form, on or timezone.localdate(by.at))


def asked(by: Acting, form: Form, terms: Terms, on: date | None = None) -> Candidate | None:
    """Whoever gives these terms, if it is theirs to answer; None if it is not, or no longer."""
    return deciding(by, form, on).candidate(str(terms.spokesperson or terms.by))


def post_and_name(request: HttpRequest) -> str:
    """Who is at the page, as they are named in what they find."""
    staff = request.user
    return f"{staff.name}, {staff.post}" if isinstance(staff, Staff) else ""


def about(by: Acting, form: Form) -> About:
    return About.of(form, timezone.localdate(by.at))


def see(form: Form) -> HttpResponseRedirect:
    """To what was recorded; it is got, not sent again (RFC 9110 15.4.4)."""
    address = reverse("consent-form", kwargs={"form": form.pk})
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
