"""The library's pages and pictures. Whatever shows a recording has been through the door first."""

from dataclasses import replace
from http import HTTPStatus
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from safelight.consent import actions as consents
from safelight.ledger.acting import Acting, Role
from safelight.ledger.writing import note
from safelight.library import door, looking, queries
from safelight.library.at_once import answered
from safelight.library.forms import OthersForm, SiteSearch
from safelight.library.models import SHOWN, Recording, RenditionKind
from safelight.library.presenters.close_up import CloseUpPage
from safelight.library.presenters.collection import CollectionPage
from safelight.library.presenters.others import OthersPage
from safelight.library.presenters.reasons import ReasonsPage
from safelight.library.presenters.recording import RecordingPage
from safelight.people.models import Staff
from safelight.policy.facts import Purpose
from safelight.trail.events import Event
from safelight.web.acting import acting

VIEWERS = (Role.CLINICIAN, Role.TEACHER, Role.CLINICAL_PHOTOGRAPHER)
A_PAGE = 50


@acting(*VIEWERS)
@require_safe
def recording(request: HttpRequest, by: Acting, recording: UUID) -> HttpResponse:
    by, found = whoever_knows(request, by, recording)
    opened = door.open_one(by, found.pk, queries.purpose_of(by))
    return render(request, "library/recording.jinja", {"page": RecordingPage.of(by, found, opened)})


@acting(*VIEWERS)
@require_safe
def reasons(request: HttpRequest, by: Acting, recording: UUID) -> HttpResponse:
    by, found = whoever_knows(request, by, recording)
    return render(request, "library/reasons.jinja", {"page": ReasonsPage.of(by, found)})


@acting(Role.CLINICIAN, Role.CLINICAL_PHOTOGRAPHER)
@require_http_methods(["GET", "HEAD", "POST"])
def others(request: HttpRequest, by: Acting, recording: UUID) -> HttpResponse:
    """That another patient can be seen, or has consented; then what it comes to, rule by rule."""
    by, found = whoever_knows(request, by, recording)
    form = OthersForm(by.at, request.POST if request.method == "POST" else None)
    if form.is_valid() and isinstance(request.user, Staff):
        finding = form.finding(found, f"{request.user.name}, {request.user.post}"[:160])
        consents.find(by, found.patient_id, [finding])
        address = reverse("recording-reasons", kwargs={"recording": recording})
        return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)
    page = OthersPage.of(by, found, form, timezone.localdate(by.at))
    return render(request, "library/others.jinja", {"page": page})


@acting(Role.CLINICIAN, Role.REQUESTER, Role.CLINICAL_PHOTOGRAPHER, Role.TEACHER)
@require_safe
def picture(_: HttpRequest, by: Acting, viewing: UUID, recording: UUID, kind: str) -> HttpResponse:
    if kind not in SHOWN:
        raise door.NoSuchThing
    return answered(door.hand_over(by, viewing, recording, RenditionKind(kind)))


@acting(*VIEWERS)
@require_safe
def close_up(request: HttpRequest, by: Acting, recording: UUID) -> HttpResponse:
    """Every detail of one photograph; who comes first waits until it is cut into tiles."""
    by, found = whoever_knows(request, by, recording)
    opened = door.open_one(by, found.pk, queries.purpose_of(by))
    layout = looking.ensure_pyramid(found.pk, "close-up")
    return render(request, "library/close_up.jinja", {"page": CloseUpPage.of(by, found, opened, layout)})


@acting(*VIEWERS)
@require_safe
def tile(
    _: HttpRequest, by: Acting, viewing: UUID, recording: UUID, level: int, column: int, row: int
) -> HttpResponse:
    return answered(door.hand_over_tile(by, viewing, recording, (level, column, row)))


@acting(Role.TEACHER)
@require_safe
def collection(request: HttpRequest, by: Acting) -> HttpResponse:
    form = SiteSearch(request.GET)
    found = queries.collection(by, form.words)
    page = Paginator(found.values_list("pk", flat=True), A_PAGE).get_page(request.GET.get("page"))
    note(Event.SEARCH_RUN, by, purpose=Purpose.TEACHING, found=page.paginator.count)
    opened = door.open_many(by, page.object_list, Purpose.TEACHING)
    shown = CollectionPage.of(form, queries.collection_sites(by), page, opened)
    return render(request, "library/collection.jinja", {"page": shown})


def whoever_knows(request: HttpRequest, by: Acting, recording: UUID) -> tuple[Acting, Recording]:
    """Who holds several roles acts in the first that may know of the recording. Raises `NoSuchThing`."""
    held = request.user.roles if isinstance(request.user, Staff) else frozenset()
    for role in VIEWERS:
        known = queries.known_to(replace(by, role=role), recording) if role in held else None
        if known is not None:
            return replace(by, role=role), known
    raise door.NoSuchThing
