"""The pages of processing. Whoever sees a picture here, or what comes of it, has been through the door."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from safelight.imaging.steps import Step
from safelight.ledger.acting import Acting, Role
from safelight.library import door, queries
from safelight.library.at_once import answered
from safelight.library.derivatives import Derivative
from safelight.library.models import Recording, RenditionKind
from safelight.library.processed import derivatives
from safelight.library.views.recordings import VIEWERS, whoever_knows
from safelight.people.models import Staff
from safelight.processing import actions
from safelight.processing.actions import Wanted
from safelight.processing.carrying import NotCarried, carried, carry
from safelight.processing.forms import KeepForm, ProcessForm, SetAsideForm
from safelight.processing.presenters.comparing import ProcessedPage
from safelight.processing.presenters.editing import CheckPage, EditPage, label
from safelight.web.acting import acting
from safelight.web.veils import after, coming_after

FORMS = {"screen": RenditionKind.PROCESSED, "thumbnail": RenditionKind.PROCESSED_THUMBNAIL}


@acting(Role.CLINICAL_PHOTOGRAPHER)
@require_http_methods(["GET", "HEAD", "POST"])
def process(request: HttpRequest, by: Acting, recording: UUID) -> HttpResponse:
    """What is to be done to a photograph; then exactly what comes of it."""
    found = _known(by, recording)
    sides = queries.sizes([recording], RenditionKind.ORIGINAL)[recording]
    chosen = request.POST if request.method == "POST" else None
    form = ProcessForm(chosen, sides, _before(request, by, recording))
    if chosen is not None and form.operations:
        actions.ask(by, found, form.operations)
    opened = door.open_one(by, recording, queries.purpose_of(by), after(request))
    if opened.veils(found):  # it is asked for on its own page
        return _to("recording", recording=recording)
    if chosen is not None and form.is_valid():
        return _check(
            request, by, opened, KeepForm(initial={"steps": carry(by, recording, form.steps)}), form.steps
        )
    return render(request, "processing/edit.jinja", {"page": EditPage.of(by, found, opened, form)})


@acting(Role.CLINICAL_PHOTOGRAPHER)
@require_safe
def preview(request: HttpRequest, by: Acting, recording: UUID) -> HttpResponse:
    """Exactly what would be kept."""
    _known(by, recording)
    copy = actions.preview(by, recording, _wanted(request, by, _before(request, by, recording)))
    return answered(door.Parcel(copy.data, copy.media_type))


@acting(Role.CLINICAL_PHOTOGRAPHER)
@require_POST
def keep(request: HttpRequest, by: Acting, recording: UUID) -> HttpResponse:
    found = _known(by, recording)
    form = KeepForm(request.POST)
    steps = _steps(by, recording, request.POST.get("steps", ""))
    if not steps:  # too old, or nobody's: it is chosen anew
        return _to("process", recording=recording)
    if not form.is_valid():
        opened = door.open_one(by, recording, queries.purpose_of(by), after(request))
        if opened.veils(found):
            return _to("recording", recording=recording)
        return _check(request, by, opened, form, steps)
    said = form.cleaned_data
    kept = actions.keep_derivative(by, recording, _wanted(request, by, steps), said["why"], said["key"])
    return _on(request, "processed", recording=recording, number=kept.number)


@acting(*VIEWERS)
@require_safe
def processed(request: HttpRequest, by: Acting, recording: UUID, number: int) -> HttpResponse:
    """A processed photograph, and its original beside it."""
    by, found = whoever_knows(request, by, recording)
    derivative = _derivative(found, number)
    opened = door.open_one(by, recording, queries.purpose_of(by), after(request))
    if opened.veils(found):
        return _to("recording", recording=recording)
    page = ProcessedPage.of(by, derivative, opened, SetAsideForm())
    return render(request, "processing/processed.jinja", {"page": page})


@acting(Role.CLINICIAN, Role.REQUESTER, Role.CLINICAL_PHOTOGRAPHER, Role.TEACHER)
@require_safe
def picture(
    _: HttpRequest, by: Acting, viewing: UUID, recording: UUID, number: int, kind: str
) -> HttpResponse:
    if kind not in FORMS:
        raise door.NoSuchThing
    return answered(door.hand_over(by, viewing, recording, FORMS[kind], number))


@acting(Role.CLINICAL_PHOTOGRAPHER)
@require_POST
def set_aside(request: HttpRequest, by: Acting, recording: UUID, number: int) -> HttpResponse:
    derivative = _derivative(_known(by, recording), number)
    form = SetAsideForm(request.POST)
    if not form.is_valid():
        opened = door.open_one(by, recording, queries.purpose_of(by), after(request))
        if opened.veils(derivative.recording):
            return _to("recording", recording=recording)
        page = ProcessedPage.of(by, derivative, opened, form)
        return render(request, "processing/processed.jinja", {"page": page})
    actions.set_aside(by, derivative, form.cleaned_data["why"])
    return _on(request, "processed", recording=recording, number=number)


def _check(
    request: HttpRequest, by: Acting, opened: door.Opened, form: KeepForm, steps: tuple[Step, ...]
) -> HttpResponse:
    (recording,) = opened.permitted
    token = carry(by, recording.pk, steps)
    page = CheckPage.of(by, opened, form, token, _wanted(request, by, steps).label)
    return render(request, "processing/check.jinja", {"page": page})


def _known(by: Acting, recording: UUID) -> Recording:
    found = queries.known_to(by, recording)
    if found is None:
        raise door.NoSuchThing
    return found


def _derivative(recording: Recording, number: int) -> Derivative:
    found = derivatives(recording.pk).filter(number=number).select_related("recording__patient").first()
    if found is None:
        raise door.NoSuchThing
    return found


def _before(request: HttpRequest, by: Acting, recording: UUID) -> tuple[Step, ...]:
    """The steps that the address carries; none if these are nobody's."""
    return _steps(by, recording, request.GET.get("steps", ""))


def _steps(by: Acting, recording: UUID, token: str) -> tuple[Step, ...]:
    try:
        return carried(by, recording, token)
    except NotCarried:
        return ()


def _wanted(request: HttpRequest, by: Acting, steps: tuple[Step, ...]) -> Wanted:
    if not steps or not isinstance(request.user, Staff):
        raise door.NoSuchThing
    return Wanted(steps, label(steps, request.user, by.at))


def _to(name: str, **arguments: object) -> HttpResponse:
    return HttpResponseRedirect(reverse(name, kwargs=arguments), status=HTTPStatus.SEE_OTHER)


def _on(request: HttpRequest, name: str, **arguments: object) -> HttpResponse:
    """To another page, on which what was asked for on this one is not covered either."""
    address, before = reverse(name, kwargs=arguments), after(request)
    onward = coming_after(address, before) if before else address
    return HttpResponseRedirect(onward, status=HTTPStatus.SEE_OTHER)
