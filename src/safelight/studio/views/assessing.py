"""The pages on the quality of pictures that the studio has not made."""

from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from safelight.ledger.acting import Acting, Role
from safelight.library import door
from safelight.library.presenters.quality import QualityPart, findings_of
from safelight.library.queries import known_to, purpose_of
from safelight.policy.facts import MadeBy
from safelight.studio import assessing
from safelight.studio.forms.assessing import AssessForm
from safelight.studio.presenters.assessing import (
    AssessmentsPage,
    AssessPage,
    MinePage,
    SourceLine,
    TrainingLine,
    WaitingLine,
)
from safelight.web.acting import acting
from safelight.web.veils import after

MAKERS: Final = (Role.CLINICIAN, Role.REQUESTER, Role.CLINICAL_PHOTOGRAPHER, Role.TEACHER)
TOO_LATE: Final = "Somebody has assessed it meanwhile. Nothing of what you sent was kept."
ONES_OWN: Final = "You made this photograph yourself: somebody else of the studio assesses it."


@acting(Role.CLINICAL_PHOTOGRAPHER)
@require_safe
def assessments(request: HttpRequest, by: Acting) -> HttpResponse:
    waiting = assessing.to_assess()
    page = AssessmentsPage(
        waiting=tuple(WaitingLine.of(each, by.at) for each in waiting[: assessing.MOST_SHOWN]),
        more=max(0, waiting.count() - assessing.MOST_SHOWN),
        training=tuple(TrainingLine.of(each) for each in assessing.training_to_give()),
        sources=tuple(SourceLine.of(each) for each in assessing.by_source(by.at)),
    )
    return render(request, "studio/assessments.jinja", {"page": page})


@acting(Role.CLINICAL_PHOTOGRAPHER)
@require_http_methods(["GET", "HEAD", "POST"])
def assess(request: HttpRequest, by: Acting, recording: UUID) -> HttpResponse:
    """Only who may see it assesses it: what is held waits."""
    found = known_to(by, recording)
    if found is None or found.made_by == MadeBy.MEDIA_STUDIO or found.destroyed_at:
        raise Http404
    opened = door.open_one(by, found.pk, purpose_of(by), after(request))
    measured = [each.short for each in findings_of(found)]
    form = AssessForm(request.POST or None, measured=measured)
    problem = ""
    if form.is_valid():
        try:
            assessing.assess(by, found, form.opinion)
        except assessing.OnesOwn:
            problem = ONES_OWN
        except assessing.AlreadyAssessed:
            problem = TOO_LATE
        else:
            return _see("assessments")
    page = AssessPage.of(found, opened, QualityPart.of(by, found), form, problem)
    return render(request, "studio/assess.jinja", {"page": page}, status=409 if problem else 200)


@acting(*MAKERS)
@require_safe
def mine(request: HttpRequest, by: Acting) -> HttpResponse:
    """What was found of one's own pictures. It shows none of them, and nobody's name."""
    page = MinePage.of(assessing.of_maker(by.staff)[: assessing.MOST_SHOWN])
    return render(request, "studio/my_photographs.jinja", {"page": page})


@acting(*MAKERS)
@require_POST
def training_ask(_: HttpRequest, by: Acting, recording: UUID) -> HttpResponse:
    try:
        assessing.ask_for_training(by, recording)
    except assessing.NotOffered:
        raise Http404 from None
    return _see("my-photographs")


@acting(Role.CLINICAL_PHOTOGRAPHER)
@require_POST
def training_give(_: HttpRequest, by: Acting, recording: UUID) -> HttpResponse:
    try:
        assessing.give_training(by, recording)
    except assessing.NotOffered:
        raise Http404 from None
    return _see("assessments")


def _see(name: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(name), status=HTTPStatus.SEE_OTHER)
