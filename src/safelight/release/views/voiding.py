"""Something was recorded in error, and never counted. Whoever changes their mind withdraws instead.

To take out a yes closes what rested on it, and any of those in care may. To take out a no may open what it had
closed: that is information governance's.
"""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from safelight.consent.actions import AlreadyVoided, void
from safelight.consent.models import Consent
from safelight.ledger.acting import Acting, Role
from safelight.people.care import CARING, cared_for
from safelight.policy.facts import Status
from safelight.release.forms.voiding import VoidForm
from safelight.release.presenters.voiding import VoidPage
from safelight.release.presenters.withdrawing import page_of
from safelight.web.acting import acting

VOIDED = "This has been taken out already. Nothing was changed."


@acting(Role.INFORMATION_GOVERNANCE, Role.CLINICIAN, Role.REQUESTER, Role.MEDICAL_RECORDS)
@require_http_methods(["GET", "HEAD", "POST"])
def consent_void(request: HttpRequest, by: Acting, consent: UUID) -> HttpResponse:
    found = get_object_or_404(Consent.objects.select_related("patient", "taken_by", "voiding"), id=consent)
    if by.role in CARING and not cared_for(by.staff, [found.patient_id], by.at):
        return redirect("reach", patient=found.patient_id)
    if found.status != Status.GIVEN and by.role is not Role.INFORMATION_GOVERNANCE:
        raise Http404
    form = VoidForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            void(by, found, form.cleaned_data["reason"])
        except AlreadyVoided:
            form.add_error(None, VOIDED)
        else:
            return redirect(page_of(by, found.patient_id))
    return render(request, "release/void.jinja", {"page": VoidPage.of(by, found, form)})
