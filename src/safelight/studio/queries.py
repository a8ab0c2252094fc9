"""The worklist, and what a requester's requests have come to."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias, TypedDict
from uuid import UUID

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, QuerySet, Value, When
from django.utils import timezone

from safelight.consent.models import Consent
from safelight.ledger.acting import Acting, By, Role
from safelight.library.models import Recording, Rendition, RenditionKind
from safelight.library.turning import catch_up
from safelight.people.care import cared_for
from safelight.people.identity import one_person
from safelight.policy.facts import ConsentForm, Status
from safelight.studio.models import PhotographyRequest, Urgency

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

_FIRST = {Urgency.URGENT: 0, Urgency.TODAY: 1, Urgency.ROUTINE: 2}


class Progress(TypedDict):
    """What the queries below note on each request."""

    consented: bool  # somebody has signed its form
    photographs: int  # how many are filed under it


RequestInProgress: TypeAlias = "WithAnnotations[PhotographyRequest, Progress]"


def worklist() -> "QuerySet[RequestInProgress]":
    """What waits for the studio: the most urgent first, and of these who has waited longest."""
    rank = Case(
        *[When(urgency=each, then=Value(place)) for each, place in _FIRST.items()],
        output_field=IntegerField(),
    )
    return _with_progress().filter(completed_at=None).order_by(rank, "asked_at")


def requests_of(staff: UUID) -> "QuerySet[RequestInProgress]":
    """What somebody has asked for, newest first."""
    return _with_progress().filter(asked_by=staff).order_by("-asked_at")


def unfinished_consents_of(staff: UUID) -> "QuerySet[RequestInProgress]":
    """What somebody has asked for and nobody has answered yet, the oldest first."""
    answered = Consent.objects.filter(form=OuterRef("form"))
    return requests_of(staff).filter(~Exists(answered)).order_by("asked_at")


def requests_about(patient: UUID) -> "QuerySet[RequestInProgress]":
    """What has been asked for a patient, newest first."""
    return _with_progress().filter(patient__in=one_person(patient)).order_by("-asked_at")


def known_to(by: Acting, request: UUID) -> "RequestInProgress | None":
    """The request, if this person may know of it: the studio of all, others of theirs and their patients'."""
    found = _with_progress().filter(pk=request).first()
    if found is None or by.role is Role.CLINICAL_PHOTOGRAPHER or found.asked_by_id == by.staff:
        return found
    return found if cared_for(by.staff, [found.patient_id], by.at) else None


def filed_under(by: By, form: UUID) -> QuerySet[Recording]:
    """The recordings made under a form, in the order in which they were photographed."""
    catch_up(by.at)
    return Recording.objects.filter(form=form).order_by("made_at", "taken_in_at")


def thumbnail_sizes(recordings: Iterable[Recording]) -> dict[UUID, tuple[int, int]]:
    """Width and height in pixels of each recording's thumbnail."""
    rows = Rendition.objects.filter(recording__in=list(recordings), kind=RenditionKind.THUMBNAIL)
    return {
        recording: (width, height)
        for recording, width, height in rows.values_list("recording", "width", "height")
    }


def taken_in_on(now: datetime) -> int:
    """How many photographs were taken in on the day that it is now, in the hospital's time."""
    return Recording.objects.filter(taken_in_at__date=timezone.localdate(now)).count()


def _with_progress() -> "QuerySet[RequestInProgress]":
    signed = Consent.objects.filter(form=OuterRef("form"), status=Status.GIVEN, expressed=ConsentForm.WRITTEN)
    return PhotographyRequest.objects.select_related("patient", "form", "asked_by", "opened_by").annotate(
        consented=Exists(signed), photographs=Count("form__recordings")
    )
