"""Pictures that the studio has not made are assessed by a person of the studio, and training is offered where one falls
short (CUH-22 c, CUH-16). Who made it, or brought it in, is told.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from safelight.ledger.acting import Acting
from safelight.ledger.writing import recorded
from safelight.library.models import Recording
from safelight.library.quality import Ruler, Short
from safelight.policy.facts import MadeBy
from safelight.studio.models import Assessed, QualityAssessment
from safelight.trail.events import Event

A_YEAR: Final = timedelta(days=365)
MOST_SHOWN: Final = 50


class AlreadyAssessed(Exception):
    """Somebody else has assessed it meanwhile."""


class OnesOwn(Exception):
    """Nobody assesses a picture that they made themselves."""


class NotOffered(Exception):
    """No training is offered to this person with this picture."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody finds of a picture; `key` is the page's own, and a second click is known by it."""

    outcome: Assessed
    reasons: tuple[Short, ...]
    ruler: bool  # one is in the frame, though nobody had said so
    key: UUID


@dataclass(frozen=True, slots=True)
class Source:
    """How the pictures of one kind of maker stand, of those taken in within a year."""

    made_by: MadeBy
    filed: int
    accepted: int
    short: int
    waiting: int


def assess(by: Acting, recording: Recording, opinion: Opinion) -> QualityAssessment:
    """Record it. Raises `OnesOwn` or `AlreadyAssessed`."""
    if recording.maker_id == by.staff:
        raise OnesOwn
    with recorded(
        Event.RECORDING_ASSESS, by, patient=recording.patient_id, recordings=[recording.pk]
    ) as entry:
        Recording.objects.select_for_update().get(pk=recording.pk)
        known = QualityAssessment.objects.filter(recording=recording).first()
        if known is not None and known.pk != opinion.key:
            raise AlreadyAssessed
        entry.detail |= {"outcome": opinion.outcome, "reasons": opinion.reasons}
        if known is not None:
            return known
        if opinion.ruler and recording.ruler == Ruler.NOT_SAID:
            Recording.objects.filter(pk=recording.pk).update(ruler=Ruler.THERE)
        return QualityAssessment.objects.create(
            id=opinion.key,
            recording=recording,
            outcome=opinion.outcome,
            reasons=list(opinion.reasons),
            assessed_by_id=by.staff,
            at=by.at,
        )


def ask_for_training(by: Acting, recording: UUID) -> None:
    """Take up what is offered to whoever made a picture that fell short. Raises `NotOffered`."""
    offered = of_maker(by.staff).filter(assessment__outcome=Assessed.FALLS_SHORT, pk=recording).first()
    if offered is None:
        raise NotOffered
    with recorded(Event.TRAINING_ASK, by, assessment=str(offered.assessment.pk)):
        QualityAssessment.objects.filter(recording=recording, training_wanted_at=None).update(
            training_wanted_at=by.at
        )


def give_training(by: Acting, recording: UUID) -> None:
    """Record that whoever asked for it has been trained. Raises `NotOffered` where nobody asks for it."""
    wanted = training_to_give().filter(recording=recording).first()
    if wanted is None:
        raise NotOffered
    with recorded(Event.TRAINING_GIVE, by, assessment=str(wanted.pk)):
        QualityAssessment.objects.filter(pk=wanted.pk, training_given_at=None).update(
            training_given_at=by.at, training_given_by=by.staff
        )


def to_assess() -> QuerySet[Recording]:
    """What waits, the oldest first: made by others than the studio, and assessed by nobody yet."""
    return _by_others().filter(assessment=None, destroyed_at=None).order_by("taken_in_at")


def of_maker(staff: UUID) -> QuerySet[Recording]:
    """The pictures of which somebody is told, newest first: what they made, and what they brought in for a maker whom
    the library does not know.
    """
    mine = Q(maker=staff) | Q(maker=None, taken_in_by=staff)
    return _by_others().filter(mine).order_by("-taken_in_at")


def training_to_give() -> QuerySet[QualityAssessment]:
    """Who has asked for training and has not had it, the longest first."""
    wanted = QualityAssessment.objects.filter(training_wanted_at__isnull=False, training_given_at=None)
    return wanted.select_related("recording__maker", "recording__taken_in_by").order_by("training_wanted_at")


def by_source(now: datetime) -> list[Source]:
    """The figures of a year, the studio's own first."""
    rows = (
        Recording.objects.filter(taken_in_at__gte=now - A_YEAR)
        .values("made_by")
        .annotate(
            filed=Count("pk"),
            accepted=Count("pk", filter=Q(assessment__outcome=Assessed.ACCEPTED)),
            short=Count("pk", filter=Q(assessment__outcome=Assessed.FALLS_SHORT)),
            waiting=Count("pk", filter=Q(assessment=None, destroyed_at=None)),
        )
    )
    found = [
        Source(MadeBy(row["made_by"]), row["filed"], row["accepted"], row["short"], row["waiting"])
        for row in rows
    ]
    return sorted(found, key=lambda each: list(MadeBy).index(each.made_by))


def _by_others() -> QuerySet[Recording]:
    rows = Recording.objects.exclude(made_by=MadeBy.MEDIA_STUDIO)
    return rows.select_related("maker", "taken_in_by", "assessment__assessed_by", "patient")
