"""Scanned forms: files come in, what is certain files itself, the rest is listed and read by a person."""

from contextlib import suppress
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from safelight.consent.actions import AnsweredSince, Overtaken
from safelight.filing import actions, queries
from safelight.filing.doubts import doubts_about
from safelight.filing.forms import AwayForm, CodeForm, ReadForm
from safelight.filing.models import ReturnedForm
from safelight.filing.presenters.listed import ScannedFormsPage
from safelight.filing.presenters.reading import Forms, ReadPage
from safelight.filing.receiving import NO_FILE, Received, receive
from safelight.ledger.acting import Acting, Role
from safelight.web.acting import acting
from safelight.web.errors import wants_page

HANDS = (Role.MEDICAL_RECORDS, Role.CLINICIAN, Role.REQUESTER)


@acting(*HANDS)
@require_safe
def scanned_forms(request: HttpRequest, by: Acting) -> HttpResponse:
    return render(request, "filing/scanned.jinja", {"page": _list(by)})


@acting(*HANDS)
@require_POST
def upload(request: HttpRequest, by: Acting) -> HttpResponse:
    """A script sends one file at a time and is told of it; a browser gets the page."""
    files = request.FILES.getlist("photograph")
    received = [receive(by, number, each) for number, each in enumerate(files, 1)] or [NO_FILE]
    status = max(each.status for each in received)
    if not wants_page(request):
        told = [{"outcome": each.outcome, "message": each.message} for each in received]
        return JsonResponse(told[0] if len(told) == 1 else {"files": told}, status=status)
    return render(request, "filing/scanned.jinja", {"page": _list(by, received)}, status=status)


@acting(*HANDS)
@require_http_methods(["GET", "HEAD", "POST"])
def scanned_form(request: HttpRequest, by: Acting, returned: UUID) -> HttpResponse:
    """The pictures, why it waits, and what a person makes of it."""
    found = queries.known_to(by, returned)
    if found is None:
        raise Http404
    if request.method != "POST" or hasattr(found, "settlement"):
        return _page(request, by, found)
    match request.POST.get("act"):
        case "away":
            return _put_away(request, by, found)
        case "recognise":
            return _recognise(request, by, found)
    return _type_in(request, by, found) if found.printout else _page(request, by, found)


def _recognise(request: HttpRequest, by: Acting, found: ReturnedForm) -> HttpResponse:
    code = CodeForm(request.POST)
    printout = queries.printout_of_code(by, code.cleaned_data["code"]) if code.is_valid() else None
    if printout is None:
        if code.is_valid():
            code.unknown()
        return _page(request, by, found, code=code)
    with suppress(actions.AlreadySettled):
        actions.recognise(by, found, printout)
    return _see(found)


def _type_in(request: HttpRequest, by: Acting, found: ReturnedForm) -> HttpResponse:
    typed = ReadForm(found, by.at, request.POST)
    if not typed.is_valid():
        return _page(request, by, found, typed=typed)
    try:
        actions.type_in(by, found, typed.written)
    except actions.AlreadySettled:
        return _see(found)
    except (Overtaken, AnsweredSince) as since:
        typed.overtaken(since)
        return _page(request, by, found, typed=typed)
    return _see(found)


def _put_away(request: HttpRequest, by: Acting, found: ReturnedForm) -> HttpResponse:
    away = AwayForm(request.POST)
    if not away.is_valid():
        return _page(request, by, found, away=away)
    with suppress(actions.AlreadySettled):  # the page says who was quicker
        actions.put_away(by, found, away.chosen, away.cleaned_data["reason"])
    return _see(found)


def _list(by: Acting, received: list[Received] | None = None) -> ScannedFormsPage:
    waiting = queries.waiting(by)
    doubts = {each.pk: doubts_about(by, each, each.pages.all()) for each in waiting}
    return ScannedFormsPage.of(by, waiting, doubts, received or [])


def _page(
    request: HttpRequest,
    by: Acting,
    found: ReturnedForm,
    typed: ReadForm | None = None,
    away: AwayForm | None = None,
    code: CodeForm | None = None,
) -> HttpResponse:
    doubts = doubts_about(by, found, found.pages.all())
    forms = Forms(code or CodeForm(), typed or ReadForm(found, by.at), away or AwayForm())
    page = ReadPage.of(found, doubts, forms, timezone.localdate(by.at))
    return render(request, "filing/read.jinja", {"page": page})


def _see(found: ReturnedForm) -> HttpResponseRedirect:
    address = reverse("scanned-form", kwargs={"returned": found.pk})
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
