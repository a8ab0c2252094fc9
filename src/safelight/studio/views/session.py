"""The pages of the studio: asking for photographs, the worklist, a request and what goes in under it."""

from http import HTTPStatus
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from safelight.consent.conflicts import in_conflict
from safelight.consent.queries import last_words
from safelight.ledger.acting import Acting, Role
from safelight.library import door
from safelight.people.care import cared_for
from safelight.people.models import Patient, Staff
from safelight.policy.facts import Purpose
from safelight.studio import actions, queries
from safelight.studio.foreseeing import foresee
from safelight.studio.forms import AskForm, UploadForm
from safelight.studio.presenters.asking import AskPage
from safelight.studio.presenters.filed import Filed, thumbnails
from safelight.studio.presenters.request import RequestPage
from safelight.studio.presenters.worklist import WorklistPage
from safelight.studio.receiving import Outcome, Received, receive, turn_away
from safelight.web.acting import acting
from safelight.web.errors import wants_page
from safelight.web.veils import after

if TYPE_CHECKING:
    from safelight.studio.queries import RequestInProgress

NO_FILE = Received(
    "Nothing", Outcome.REFUSED, "No photograph came with the form. Choose one or several and send again."
)


@acting(Role.REQUESTER)
@require_http_methods(["GET", "HEAD", "POST"])
def request_new(request: HttpRequest, by: Acting, patient: UUID) -> HttpResponse:
    """Ask for photographs; then the consent to them."""
    wanted = get_object_or_404(Patient, pk=patient)
    if not cared_for(by.staff, [patient], by.at):
        return redirect("reach", patient=patient)
    form = AskForm(request.POST) if request.method == "POST" else AskForm()
    if form.is_valid():
        asked = actions.ask(by, wanted, form.wanted, form.cleaned_data["key"])
        return _see(reverse("consent-form", kwargs={"form": asked.form_id}))
    page = AskPage.of(form, wanted, timezone.localdate(by.at))
    return render(request, "studio/ask.jinja", {"page": page})


@acting(Role.CLINICAL_PHOTOGRAPHER)
@require_safe
def worklist(request: HttpRequest, by: Acting) -> HttpResponse:
    waiting = list(queries.worklist())
    forms = [each.form for each in waiting]
    page = WorklistPage.of(waiting, last_words(forms), in_conflict(forms), queries.taken_in_on(by.at), by.at)
    return render(request, "studio/worklist.jinja", {"page": page})


@acting(Role.CLINICAL_PHOTOGRAPHER, Role.REQUESTER)
@require_safe
def request_page(request: HttpRequest, by: Acting, photography_request: UUID) -> HttpResponse:
    page = _page(request, by, known(by, photography_request))
    return render(request, "studio/request.jinja", {"page": page})


@acting(Role.CLINICAL_PHOTOGRAPHER)
@require_POST
def request_open(request: HttpRequest, by: Acting, photography_request: UUID) -> HttpResponse:
    actions.open_request(by, known(by, photography_request))
    return _see(reverse("request", kwargs={"photography_request": photography_request}))


@acting(Role.CLINICAL_PHOTOGRAPHER)
@require_POST
def request_complete(request: HttpRequest, by: Acting, photography_request: UUID) -> HttpResponse:
    actions.complete(by, known(by, photography_request))
    return _see(reverse("request", kwargs={"photography_request": photography_request}))


@acting(Role.CLINICAL_PHOTOGRAPHER)
@require_POST
def request_upload(request: HttpRequest, by: Acting, photography_request: UUID) -> HttpResponse:
    """Take in what came. A script sends one file at a time and is told of it; a browser gets the page."""
    wanted = known(by, photography_request)
    received = _receive(request, by, wanted)
    status = max(each.status for each in received)
    if not wants_page(request):
        told = _told(by, received)
        return JsonResponse(told[0] if len(told) == 1 else {"files": told}, status=status)
    page = _page(request, by, known(by, photography_request), received)
    return render(request, "studio/request.jinja", {"page": page}, status=status)


def _receive(request: HttpRequest, by: Acting, wanted: "RequestInProgress") -> list[Received]:
    files = request.FILES.getlist("photograph")
    form = UploadForm(wanted.views, request.POST, ruler=wanted.ruler)
    if not form.is_valid():
        return list(turn_away(files, _first(form))) or [NO_FILE]
    return list(receive(by, wanted, files, form.cleaned_data["view"], form.making)) or [NO_FILE]


def _told(by: Acting, received: list[Received]) -> list[dict[str, object]]:
    """For the script that sent them: what became of each, and what was filed to look at."""
    filed = [each.recording for each in received if each.recording]
    shown = thumbnails(door.open_many(by, filed, Purpose.CARE)) if filed else {}
    return [
        each.told | ({"picture": shown[each.recording]} if each.recording in shown else {})
        for each in received
    ]


def _first(form: UploadForm) -> str:
    """The first thing that is wrong; no file is read then."""
    return str(next(iter(form.errors.values()))[0])


def known(by: Acting, photography_request: UUID) -> "RequestInProgress":
    """The request, for those who may know of it. Raises `Http404`."""
    found = queries.known_to(by, photography_request)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest, by: Acting, wanted: "RequestInProgress", received: list[Received] | None = None
) -> RequestPage:
    word = last_words([wanted.form]).get(wanted.form_id), bool(in_conflict([wanted.form]))
    filed = _filed(request, by, wanted)
    foreseen = foresee(by, wanted) if wanted.completed_at is None else None
    return RequestPage.of(by, wanted, word, filed, foreseen, timezone.localdate(by.at), received or ())


def _filed(request: HttpRequest, by: Acting, wanted: "RequestInProgress") -> Filed:
    """Through the door: one viewing, if there is anything to view."""
    recordings = list(queries.filed_under(by, wanted.form_id))
    if not recordings:
        return Filed()
    opened = door.open_many(by, [each.pk for each in recordings], Purpose.CARE, after(request))
    held = request.user.roles if isinstance(request.user, Staff) else frozenset()
    with_page = not held.isdisjoint({Role.CLINICIAN, Role.CLINICAL_PHOTOGRAPHER})
    return Filed.of(recordings, opened, queries.thumbnail_sizes(recordings), with_page=with_page)


def _see(address: str) -> HttpResponseRedirect:
    """To the page that says what happened; it is got, not sent again (RFC 9110 15.4.4)."""
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
