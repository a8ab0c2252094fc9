"""The page of what others must agree to before a session for the public or by a crew from outside."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from safelight.ledger.acting import Acting, Role
from safelight.studio.approving import approvals_of, approve, sessions
from safelight.studio.forms.approving import ApprovalForm
from safelight.studio.presenters.approvals import ApprovalsPage
from safelight.studio.views.session import known
from safelight.web.acting import acting


@acting(Role.CLINICAL_PHOTOGRAPHER, Role.REQUESTER, Role.CLINICIAN)
@require_http_methods(["GET", "HEAD", "POST"])
def approvals(request: HttpRequest, by: Acting, photography_request: UUID) -> HttpResponse:
    """What is recorded, what the policy makes of it, and one approval more."""
    wanted = known(by, photography_request)
    form = ApprovalForm(by.at, request.POST if request.method == "POST" else None)
    if form.is_valid():
        approve(by, wanted, form.approval)
        address = reverse("request-approvals", kwargs={"photography_request": photography_request})
        return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
    today = timezone.localdate(by.at)
    page = ApprovalsPage.of(by, wanted, approvals_of(wanted), sessions(by, wanted), form, today)
    return render(request, "studio/approvals.jinja", {"page": page})
