"""The pages of patients who are not asked beforehand: one who cannot be, what is held, and a consultant's authority."""

from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from safelight.consent import actions as consents
from safelight.consent.models import Form
from safelight.consent.record import record_of
from safelight.consent.unasked import Unasked
from safelight.ledger.acting import Acting, Role
from safelight.people.care import cared_for
from safelight.people.models import Staff
from safelight.people.queries import consultants
from safelight.studio import actions
from safelight.studio.foreseeing import foresee
from safelight.studio.forms.authorising import AuthorityForm
from safelight.studio.forms.unasked import CannotBeAskedForm, Step, StepForm
from safelight.studio.held import held_known_to
from safelight.studio.models import PhotographyRequest
from safelight.studio.presenters.authority import AuthorityPage
from safelight.studio.presenters.held import HeldPage
from safelight.studio.presenters.unasked import UnaskedPage
from safelight.web.acting import acting

ASKED_AND_SENT = require_http_methods(["GET", "HEAD", "POST"])
HAPPENED: Final = {
    Step.AWAKE: consents.can_be_asked_again,
    Step.TOLD: consents.was_told,
    Step.ASKED: consents.was_asked,
    Step.DIED: consents.has_died,
}
SAID_BEFORE: Final = "Somebody has recorded already that the patient can be asked again. Nothing was added."


@acting(Role.CLINICIAN, Role.REQUESTER, Role.CLINICAL_PHOTOGRAPHER, Role.INFORMATION_GOVERNANCE)
@require_safe
def held(request: HttpRequest, by: Acting) -> HttpResponse:
    return render(request, "studio/held.jinja", {"page": HeldPage.of(by, held_known_to(by))})


@acting(Role.CLINICIAN, Role.REQUESTER)
@ASKED_AND_SENT
def unasked(request: HttpRequest, by: Acting, form: UUID) -> HttpResponse:
    """That the patient cannot be asked; then what has happened since, step by step."""
    found = _form(form)
    if not cared_for(by.staff, [found.patient_id], by.at):
        return _reach(by, found)
    state = _state(found)
    cannot, step = _forms(request, by, state)
    problem = ""
    if cannot.is_valid() or step.is_valid():
        problem = _record(by, found, cannot, step)
        if not problem:
            return _see(reverse("unasked", kwargs={"form": form}))
    foreseen = foresee(by, found.request)
    today = timezone.localdate(by.at)
    page = UnaskedPage.of(found.request, state, foreseen, (cannot, step), today, problem)
    return render(request, "studio/unasked.jinja", {"page": page})


@acting(Role.CLINICIAN, Role.REQUESTER)
@ASKED_AND_SENT
def authority(request: HttpRequest, by: Acting, form: UUID) -> HttpResponse:
    """The policy's answer first; then, if it is a yes, the record of it."""
    found = _form(form)
    if not cared_for(by.staff, [found.patient_id], by.at):
        return _reach(by, found)
    offered = [(str(each.pk), f"{each.name}, {each.post}") for each in consultants()]
    typed = AuthorityForm(by.at, offered, str(by.staff), request.POST if request.method == "POST" else None)
    valid = typed.is_valid()
    if valid and request.POST.get("answer") == "record":
        actions.authorise(by, found.request, typed.authorisation)
        return _see(reverse("consent-form", kwargs={"form": form}))
    foreseen = foresee(by, found.request, typed.authorisation.authorities) if valid else None
    page = AuthorityPage.of(found.request, typed, foreseen, timezone.localdate(by.at))
    return render(request, "studio/authority.jinja", {"page": page})


def _forms(request: HttpRequest, by: Acting, state: Unasked) -> tuple[CannotBeAskedForm, StepForm]:
    """The one that is sent is bound: which, says the state, and not the browser."""
    sent = request.POST if request.method == "POST" else None
    name = request.user.name if isinstance(request.user, Staff) else ""
    begun = state.ever or state.died
    return (
        CannotBeAskedForm(by.at, name, None if begun else sent),
        StepForm(state, by.at, name, sent if begun else None),
    )


def _record(by: Acting, found: Form, cannot: CannotBeAskedForm, step: StepForm) -> str:
    """Do what was sent; what stood against it, or nothing."""
    try:
        if cannot.is_bound:
            noted, integral = cannot.noted(cannot.cleaned_data["why"]), cannot.cleaned_data["integral"]
            consents.cannot_be_asked(by, found, noted, integral=integral)
        else:
            HAPPENED[step.happened](by, found, step.noted(step.cleaned_data["words"]))
    except consents.CanBeAsked:
        return SAID_BEFORE
    return ""


def _state(found: Form) -> Unasked:
    said = record_of(found.patient_id).facts_on(found.pk)
    return Unasked.of(said, died=found.patient.died_on is not None)


def _form(form: UUID) -> Form:
    """Raises `Http404`."""
    known = Form.objects.select_related("patient", "request", "request__patient")
    found = get_object_or_404(known, pk=form)
    if not PhotographyRequest.objects.filter(form=found).exists():
        raise Http404
    return found


def _reach(by: Acting, found: Form) -> HttpResponse:
    """Whoever began the form is asked for a reason anew; others get `Http404`."""
    if found.begun_by_id != by.staff:
        raise Http404
    return redirect("reach", patient=found.patient_id)


def _see(address: str) -> HttpResponseRedirect:
    """To the page that says what happened; it is got, not sent again (RFC 9110 15.4.4)."""
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
