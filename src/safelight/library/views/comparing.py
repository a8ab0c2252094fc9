"""Comparing photographs of one patient. Both have been through the door, on one viewing."""

from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from safelight.ledger.acting import Acting, Role
from safelight.library import door, looking, queries
from safelight.library.models import Recording
from safelight.library.presenters.comparing import ComparisonPage
from safelight.library.presenters.timeline import ENOUGH, TimelinePage
from safelight.people.care import cared_for
from safelight.people.identity import one_person
from safelight.people.models import Patient, Staff
from safelight.policy.facts import Purpose
from safelight.web.acting import acting
from safelight.web.veils import after, coming_after

# To a teacher nothing may tell that two photographs are of one person.
COMPARERS = (Role.CLINICIAN, Role.CLINICAL_PHOTOGRAPHER)
CHOOSE_TWO = "Choose two photographs to compare."


@acting(*COMPARERS)
@require_safe
def comparison(request: HttpRequest, by: Acting, recording: UUID, other: UUID) -> HttpResponse:
    """Two recordings of one patient; who comes first waits until they are cut into tiles."""
    by, two = _who_knows_both(request, by, recording, other)
    opened = door.open_many(by, [recording, other], Purpose.CARE, after(request))
    layouts = {}
    for each in opened.permitted:
        with suppress(door.NoSuchThing):  # destroyed meanwhile
            if not opened.veils(each):
                layouts[each.pk] = looking.ensure_pyramid(each.pk, "comparison")
    status = HTTPStatus.OK if opened.permitted else HTTPStatus.FORBIDDEN
    page = ComparisonPage.of(by, two, opened, layouts)
    return render(request, "library/comparison.jinja", {"page": page}, status=status)


@acting(*COMPARERS)
@require_safe
def timeline(request: HttpRequest, by: Acting, patient: UUID) -> HttpResponse:
    """All photographs of a patient, by site and view along time; two that are chosen are compared."""
    about = get_object_or_404(Patient, pk=patient)
    reached = _reaching(request, by, about)
    if reached is None:
        return redirect("reach", patient=patient)
    recordings = list(queries.timeline(reached, patient))
    if reached.role is Role.CLINICAL_PHOTOGRAPHER and not recordings:
        raise door.NoSuchThing
    chosen = request.GET.getlist("chosen")
    two = [str(each.pk) for each in reversed(recordings) if str(each.pk) in chosen]
    if len(two) == len(chosen) == ENOUGH:
        return _to_compare(request, *two)
    keys = [each.pk for each in recordings]
    opened = door.open_many(reached, keys, Purpose.CARE, after(request)) if keys else None
    wrong = CHOOSE_TWO if "choose" in request.GET else ""
    page = TimelinePage.of(reached, about, recordings, opened, wrong)
    return render(request, "library/timeline.jinja", {"page": page})


def _to_compare(request: HttpRequest, first: str, second: str) -> HttpResponse:
    before = after(request)
    address = redirect("comparison", recording=first, other=second).url
    return redirect(coming_after(address, before) if before else address)


def _who_knows_both(
    request: HttpRequest, by: Acting, recording: UUID, other: UUID
) -> tuple[Acting, tuple[Recording, Recording]]:
    """Who holds several roles acts in the first that may know of both. Raises `NoSuchThing`, of two persons' too."""
    for role in _held(request):
        acts = replace(by, role=role)
        first, second = queries.known_to(acts, recording), queries.known_to(acts, other)
        if first and second and first != second and second.patient_id in one_person(first.patient_id):
            return acts, (first, second)
    raise door.NoSuchThing


def _reaching(request: HttpRequest, by: Acting, patient: Patient) -> Acting | None:
    """As a clinician of the care team, or as the studio; None where a reason has to be stated first."""
    held = _held(request)
    if Role.CLINICIAN in held and cared_for(by.staff, [patient.pk], by.at):
        return replace(by, role=Role.CLINICIAN)
    studio = Role.CLINICAL_PHOTOGRAPHER
    return replace(by, role=studio) if studio in held else None


def _held(request: HttpRequest) -> list[Role]:
    held = request.user.roles if isinstance(request.user, Staff) else frozenset()
    return [each for each in COMPARERS if each in held]
