"""The pages of unusual access: what waits to be looked into, and one of them with what came of it."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from safelight.ledger.acting import Acting
from safelight.oversight import actions
from safelight.oversight.forms.unusual import AnswerForm
from safelight.oversight.models import Unusual, UnusualAccess
from safelight.oversight.presenters.unusual import OneUnusualPage, UnusualPage
from safelight.oversight.unusual import listing
from safelight.oversight.watching import WATCHING
from safelight.web.acting import acting


@acting(*WATCHING)
@require_safe
def unusual_list(request: HttpRequest, by: Acting) -> HttpResponse:
    waiting, number = listing.waiting(), listing.number_waiting()
    page = UnusualPage.of(waiting, number, listing.settled(), listing.last_day_watched())
    return render(request, "oversight/unusual.jinja", {"page": page})


@acting(*WATCHING)
@require_http_methods(["GET", "HEAD", "POST"])
def unusual(request: HttpRequest, by: Acting, unusual: UUID) -> HttpResponse:
    """One of them. Whoever opens it reads about a patient, and that is an entry."""
    found = get_object_or_404(UnusualAccess.objects.select_related("staff", "patient"), pk=unusual)
    form = AnswerForm(Unusual(found.of), request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _answer(by, found, form)
    if found.patient_id:
        actions.read(by, found.patient_id)
    else:
        actions.watch(by, found.staff_id)
    page = OneUnusualPage.of(by, found, listing.around(found), form)
    return render(request, "oversight/unusual_one.jinja", {"page": page})


def _answer(by: Acting, found: UnusualAccess, form: AnswerForm) -> HttpResponse:
    """To the incident, if one was opened; else back to what waits."""
    try:
        said = actions.answer(by, found, form.answer)
    except actions.OnesOwn:
        raise Http404 from None  # the page offers it to nobody about themself
    address = (
        reverse("incident", kwargs={"incident": said.incident_id})
        if said.incident_id
        else reverse("unusual-list")
    )
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
