"""The register of copies, and what a patient may withdraw."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from safelight.consent.actions import Covers
from safelight.consent.models import Consent, Form, FormKind
from safelight.consent.queries import uses_given
from safelight.library.models import Recording
from safelight.people.identity import one_person
from safelight.policy.facts import Giver, Level, Purpose, Status
from safelight.release.models import Copy, GivenUp, Publication


@dataclass(frozen=True, slots=True)
class Agreed:
    """A form on which something was said, and how many recordings were made under it."""

    form: UUID
    body_site: str
    begun_at: datetime
    number: int
    further: bool = False  # a form for a later use


def agreed(patient: UUID) -> list[Agreed]:
    """The forms on which this patient, or somebody for them, has said something; the latest first."""
    rows = (
        Form.objects.filter(patient__in=one_person(patient), consents__isnull=False)
        .annotate(
            site=Coalesce(F("request__body_site"), F("covers__request__body_site")),
            number=Count("recordings", distinct=True),
        )
        .order_by("-begun_at")
    )
    return [
        Agreed(
            each.pk,
            each.site or "Not stated",
            each.begun_at,
            each.number,
            further=each.kind == FormKind.LATER_USE,
        )
        for each in rows
    ]


def covered(patient: UUID, covers: Covers) -> QuerySet[Recording]:
    """The recordings that a word with this cover speaks of, the latest first."""
    mine = (
        Recording.objects.select_related("patient")
        .filter(patient__in=one_person(patient))
        .order_by("-made_at")
    )
    if covers.recording:
        return mine.filter(pk=covers.recording)
    return mine.filter(_under(covers.form)) if covers.form else mine


def further_use(covers: Covers) -> tuple[Purpose, ...]:
    """The uses that a form for a later use let in; none for any other form."""
    form = Form.objects.filter(pk=covers.form, kind=FormKind.LATER_USE).first() if covers.form else None
    return uses_given(form) if form is not None else ()


def _under(form: UUID) -> Q:
    """What was made under a form; for one about a later use, what that form speaks of."""
    later = Form.objects.filter(pk=form, kind=FormKind.LATER_USE).first()
    if later is None:
        return Q(form=form)
    return Q(pk=later.only_recording) if later.only_recording else Q(form=later.covers_id)


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
    held = Copy.objects.select_related("staff", "recording", "derivative").filter(recording__in=recordings)
    return held.filter(recalled_at=None).order_by("at")


def published(recordings: QuerySet[Recording]) -> QuerySet[Publication]:
    """Where these recordings are public, the earliest first."""
    found = Publication.objects.select_related("recording").filter(recording__in=recordings)
    return found.order_by("published_on", "at")


def beyond_recall_with(consent: Consent) -> QuerySet[Publication]:
    """What was public already when this withdrawal ended the consent for it."""
    found = Publication.objects.select_related("recording").filter(beyond_recall__at=consent.at)
    return found.filter(recording__patient__in=one_person(consent.patient_id)).order_by("published_on")


def recalled_with(consent: Consent) -> QuerySet[Copy]:
    """The copies that this withdrawal has recalled."""
    recalled = Copy.objects.select_related("staff", "recording", "derivative").filter(recalled_at=consent.at)
    return recalled.filter(recording__patient__in=one_person(consent.patient_id)).order_by("at")


def outstanding() -> QuerySet[Copy]:
    """The copies that are recalled and not given up yet, the longest outstanding first."""
    held = Copy.objects.select_related("staff", "recording", "derivative").filter(given_up=None)
    return held.exclude(recalled_at=None).order_by("recalled_at", "at")


def worked_off() -> QuerySet[GivenUp]:
    """The recalled copies that have been given up, the latest first."""
    ended = GivenUp.objects.select_related("copy__staff", "copy__recording", "recorded_by")
    return ended.exclude(copy__recalled_at=None).order_by("-at")


def held_by(staff: UUID) -> QuerySet[Copy]:
    """The copies that somebody still has, those that are recalled first."""
    mine = Copy.objects.select_related("recording", "derivative").filter(staff=staff, given_up=None)
    return mine.order_by(F("recalled_at").asc(nulls_last=True), "-at")
