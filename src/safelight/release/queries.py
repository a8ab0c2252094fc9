"""The register of copies, and what a patient may withdraw."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, QuerySet

from safelight.consent.actions import Covers
from safelight.consent.models import Consent, Form
from safelight.library.models import Recording
from safelight.people.identity import one_person
from safelight.policy.facts import Giver, Level, Status
from safelight.release.models import Copy


@dataclass(frozen=True, slots=True)
class Agreed:
    """A form on which something was said, and how many recordings were made under it."""

    form: UUID
    body_site: str
    begun_at: datetime
    number: int


def agreed(patient: UUID) -> list[Agreed]:
    """The forms on which this patient, or somebody for them, has said something; the latest first."""
    rows = (
        Form.objects.filter(patient__in=one_person(patient), consents__isnull=False)
        .annotate(site=F("request__body_site"), number=Count("recordings", distinct=True))
        .order_by("-begun_at")
    )
    return [Agreed(each.pk, each.site or "Not stated", each.begun_at, each.number) for each in rows]


def covered(patient: UUID, covers: Covers) -> QuerySet[Recording]:
    """The recordings that a word with this cover speaks of, the latest first."""
    mine = (
        Recording.objects.select_related("patient")
        .filter(patient__in=one_person(patient))
        .order_by("-made_at")
    )
    if covers.recording:
        return mine.filter(pk=covers.recording)
    return mine.filter(form=covers.form) if covers.form else mine


def last_level(patient: UUID, giver: Giver) -> Level:
    """The level of what this giver agreed to last; the first level if nothing."""
    given = (
        Consent.objects.filter(patient__in=one_person(patient), by=giver, status=Status.GIVEN)
        .order_by("number")
        .last()
    )
    return Level(given.level) if given else Level.RECORDS


def withdrawal(patient: UUID, key: UUID) -> Consent | None:
    """A withdrawal that was recorded for this patient."""
    return Consent.objects.filter(id=key, patient__in=one_person(patient), status=Status.WITHDRAWN).first()


def copies_out(recordings: QuerySet[Recording]) -> QuerySet[Copy]:
    """The copies of these recordings that nobody has recalled."""
    held = Copy.objects.select_related("staff", "recording").filter(recording__in=recordings)
    return held.filter(recalled_at=None).order_by("at")


def recalled_with(consent: Consent) -> QuerySet[Copy]:
    """The copies that this withdrawal has recalled."""
    recalled = Copy.objects.select_related("staff", "recording").filter(recalled_at=consent.at)
    return recalled.filter(recording__patient__in=one_person(consent.patient_id)).order_by("at")


def recalled() -> QuerySet[Copy]:
    """All copies that are recalled, the latest recall first."""
    return (
        Copy.objects.select_related("staff", "recording")
        .exclude(recalled_at=None)
        .order_by("-recalled_at", "at")
    )
