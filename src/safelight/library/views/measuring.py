"""Keeping the scale that was read off a ruler in a photograph. What is measured by it is kept nowhere."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from safelight.ledger.acting import Acting, Role
from safelight.library import door, queries
from safelight.library.forms import ScaleForm
from safelight.library.models import RenditionKind
from safelight.library.presenters.close_up import ScaleLine
from safelight.library.scaling import keep_scale
from safelight.web.acting import acting


@acting(Role.CLINICAL_PHOTOGRAPHER)
@require_POST
def keep(request: HttpRequest, by: Acting, recording: UUID) -> HttpResponse:
    """Two points and the millimetres between them. The answer says what became of it."""
    known = queries.known_to(by, recording)
    if known is None:
        raise door.NoSuchThing
    sides = queries.sizes([recording], RenditionKind.ORIGINAL)[recording]
    form = ScaleForm(sides, request.POST)
    if not form.is_valid():
        wrong = str(next(iter(form.errors.values()))[0])
        return JsonResponse({"message": wrong}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    kept = ScaleLine.of(keep_scale(by, recording, form.ruler))
    return JsonResponse({"message": kept.said})
