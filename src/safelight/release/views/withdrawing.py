"""A consent ends, at any desk, in whole or in part. What will happen is said before the click."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from safelight.consent import actions as consents
from safelight.ledger.acting import Acting, Role
from safelight.library.models import Recording
from safelight.people.care import CARING, cared_for
from safelight.people.models import Patient
from safelight.release import queries
from safelight.release.forms.withdrawing import WithdrawForm
from safelight.release.intent import Intent, StaleIntent
from safelight.release.presenters.letter import LetterPage
from safelight.release.presenters.withdrawing import ChoosePage, ConfirmPage, DonePage
from safelight.release.withdrawal import foresee
from safelight.web.acting import acting

# A patient withdraws at any desk (CUH-8.1); only those in care are asked whether they are.
ANY_DESK = (
    Role.CLINICIAN,
    Role.REQUESTER,
    Role.MEDICAL_RECORDS,
    Role.CLINICAL_PHOTOGRAPHER,
    Role.INFORMATION_GOVERNANCE,
)
ASKED_AND_SENT = require_http_methods(["GET", "HEAD", "POST"])


@acting(*ANY_DESK)
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
    page = ConfirmPage.of(by, about, intent, foresee(by, intent))
    return render(request, "release/confirm.jinja", {"page": page})


@acting(*ANY_DESK)
@require_safe
def withdrawal_letter(request: HttpRequest, by: Acting, patient: UUID, withdrawal: UUID) -> HttpResponse:
    """What to send or hand to the patient."""
    about = get_object_or_404(Patient, pk=patient)
    if by.role in CARING and not cared_for(by.staff, [patient], by.at):
        return redirect("reach", patient=patient)
    consent = queries.withdrawal(patient, withdrawal)
    if consent is None:
        raise Http404
    return render(request, "release/letter.jinja", {"page": LetterPage.of(by, about, consent)})


def _confirmed(request: HttpRequest, by: Acting, about: Patient) -> HttpResponse:
    """Do what was shown, once; then say what has happened."""
    try:
        intent = _intent(request.POST["intent"], about)
    except StaleIntent:
        page = ChoosePage.of(by, about, _form(request, about, sent=False), stale=True)
        return render(request, "release/choose.jinja", {"page": page})
    terms = intent.terms(queries.last_level(about.pk, intent.giver))
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
