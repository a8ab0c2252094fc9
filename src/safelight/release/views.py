"""The pages of a copy that leaves, and of a consent that ends. What each will do is said before the click."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from safelight.consent import actions as consents
from safelight.consent.terms import Terms
from safelight.ledger.acting import Acting, Role
from safelight.library import door
from safelight.library.models import Recording
from safelight.library.queries import known_to
from safelight.people.care import CARING, cared_for
from safelight.people.models import Patient
from safelight.policy.facts import Purpose
from safelight.release import actions, queries
from safelight.release.forms import DownloadForm, WithdrawForm
from safelight.release.intent import Intent, StaleIntent
from safelight.release.presenters import ChoosePage, ConfirmPage, DonePage, DownloadPage
from safelight.release.withdrawal import foresee
from safelight.web.acting import acting

ASKED_AND_SENT = require_http_methods(["GET", "HEAD", "POST"])


@acting(Role.TEACHER)
@ASKED_AND_SENT
def download(request: HttpRequest, by: Acting, recording: UUID) -> HttpResponse:
    known = known_to(by, recording)
    if known is None:
        raise door.NoSuchThing
    form = DownloadForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        parcel = actions.download(by, recording, Purpose.TEACHING, accepted=form.cleaned_data["accepted"])
        named = f'attachment; filename="recording-{str(recording)[:8]}.jpg"'
        headers = {"Content-Disposition": named}
        return HttpResponse(parcel.data, content_type=parcel.media_type, headers=headers)
    opened = door.open_one(by, recording, Purpose.TEACHING)
    return render(request, "release/download.jinja", {"page": DownloadPage.of(form, known, opened)})


@acting(Role.CLINICIAN, Role.REQUESTER, Role.MEDICAL_RECORDS)
@ASKED_AND_SENT
def withdraw(request: HttpRequest, by: Acting, patient: UUID) -> HttpResponse:
    about = get_object_or_404(Patient, pk=patient)
    if by.role in CARING and not cared_for(by.staff, [patient], by.at):
        return redirect("reach", patient=patient)
    if "intent" in request.POST:
        return _confirmed(request, by, about)
    if "done" in request.GET:
        return _done(request, by, about)
    form = _form(request, about)
    if not form.is_valid():
        return render(request, "release/choose.jinja", {"page": ChoosePage.of(by, about, form)})
    intent = form.intent
    foreseen = foresee(by, patient, intent.covers, intent.giver)
    page = ConfirmPage.of(by, about, intent, foreseen)
    return render(request, "release/confirm.jinja", {"page": page})


def _confirmed(request: HttpRequest, by: Acting, about: Patient) -> HttpResponse:
    """Do what was shown, once; then say what has happened."""
    try:
        intent = _intent(request.POST["intent"], about)
    except StaleIntent:
        page = ChoosePage.of(by, about, _form(request, about, sent=False), stale=True)
        return render(request, "release/choose.jinja", {"page": page})
    level = queries.last_level(about.pk, intent.giver)
    terms = Terms(by=intent.giver, giver_name=intent.giver_name, level=level)
    consent = consents.withdraw(by, about.pk, intent.covers, terms, intent.key, intent.reason)
    address = reverse("withdraw", kwargs={"patient": about.pk})
    return HttpResponse(status=303, headers={"Location": f"{address}?done={consent.id}"})


def _intent(text: str, about: Patient) -> Intent:
    intent = Intent.unsealed(text)
    if intent.patient != about.pk:
        raise StaleIntent
    return intent


def _done(request: HttpRequest, by: Acting, about: Patient) -> HttpResponse:
    key = _uuid(request.GET["done"])
    consent = queries.withdrawal(about.pk, key) if key else None
    if consent is None:
        raise Http404
    return render(request, "release/done.jinja", {"page": DonePage.of(by, about, consent)})


def _form(request: HttpRequest, about: Patient, *, sent: bool = True) -> WithdrawForm:
    """The form, with the recording from whose page somebody comes, if there is one of this patient."""
    asked = _uuid(request.GET.get("recording", ""))
    only = Recording.objects.filter(pk=asked, patient=about).first() if asked else None
    data = request.POST if request.method == "POST" and sent else None
    return WithdrawForm(data, patient=about, agreed=queries.agreed(about.pk), only=only)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
