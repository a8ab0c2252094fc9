"""The worklist, and what a requester's requests have come to."""

from uuid import UUID

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, QuerySet, Value, When

from safelight.consent.models import Consent
from safelight.policy.facts import Status
from safelight.studio.models import PhotographyRequest, Urgency

_FIRST = {Urgency.URGENT: 0, Urgency.TODAY: 1, Urgency.ROUTINE: 2}


def worklist() -> QuerySet[PhotographyRequest]:
    """What waits for the studio: the most urgent first, and of these who has waited longest."""
    rank = Case(
        *[When(urgency=each, then=Value(place)) for each, place in _FIRST.items()],
        output_field=IntegerField(),
    )
    return _with_progress().filter(completed_at=None).annotate(rank=rank).order_by("rank", "asked_at")


def requests_of(staff: UUID) -> QuerySet[PhotographyRequest]:
    """What somebody has asked for, newest first."""
    return _with_progress().filter(asked_by=staff).order_by("-asked_at")


def requests_about(patient: UUID) -> QuerySet[PhotographyRequest]:
    """What has been asked for a patient, newest first."""
    return _with_progress().filter(patient=patient).order_by("-asked_at")


def _with_progress() -> QuerySet[PhotographyRequest]:
    """With `consented` (somebody has signed its form) and `photographs` (how many are filed under it)."""
    signed = Consent.objects.filter(form=OuterRef("form"), status=Status.GIVEN)
    return PhotographyRequest.objects.select_related("patient", "asked_by", "opened_by").annotate(
        consented=Exists(signed), photographs=Count("form__recordings")
    )
