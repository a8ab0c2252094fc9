"""The pages of consents to look at again: the list, and the offer."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from safelight.consent.actions import find
from safelight.consent.models import Form
from safelight.ledger.acting import Acting, Role
from safelight.people.care import CARING, cared_for
from safelight.people.models import Staff
from safelight.studio.forms.reviewing import ReviewForm
from safelight.studio.presenters.reviews import ReviewPage, ReviewsPage
from safelight.studio.reviewing import review_of, to_review_known_to
from safelight.web.acting import acting

WHO = (Role.CLINICIAN, Role.REQUESTER, Role.MEDICAL_RECORDS, Role.INFORMATION_GOVERNANCE)


@acting(*WHO)
@require_safe
def reviews(request: HttpRequest, by: Acting) -> HttpResponse:
    page = ReviewsPage.of(by, to_review_known_to(by), timezone.localdate(by.at))
    return render(request, "studio/reviews.jinja", {"page": page})


@acting(*WHO)
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, by: Acting, form: UUID) -> HttpResponse:
    """Why it is to be looked at again; then, that it was offered. What is due no longer leads back to the list."""
    found = review_of(by, form)
    if found is None:
        return _back_to_the_list(by, form)
    name = request.user.name if isinstance(request.user, Staff) else ""
    typed = ReviewForm(found, by.at, name, request.POST if request.method == "POST" else None)
    if typed.is_valid():
        find(by, found.form.patient_id, [typed.finding(found)])
        return _back_to_the_list(by, form)
    page = ReviewPage.of(by, found, typed, timezone.localdate(by.at))
    return render(request, "studio/review.jinja", {"page": page})


def _back_to_the_list(by: Acting, form: UUID) -> HttpResponseRedirect:
    """For those who may know of the form; others get `Http404`."""
    found = get_object_or_404(Form, pk=form)
    if by.role in CARING and not cared_for(by.staff, [found.patient_id], by.at):
        raise Http404
    return HttpResponseRedirect(reverse("reviews"), status=HTTPStatus.SEE_OTHER)
