"""What time alone changes: a birthday, a consent that runs out, a rule that comes into force.

No fact is written on such a day. Each recording knows the next one on which the policy may answer otherwise; whoever
goes by what is kept for search catches up first, and so does the nightly job.
"""

from calendar import isleap
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from safelight.consent.actions import wait_for
from safelight.consent.announce import announce
from safelight.ledger.acting import Unattended
from safelight.ledger.writing import recorded
from safelight.library.models import Recording
from safelight.policy.default import STACK
from safelight.trail.events import Event


class _Done(Exception):
    """Somebody else has caught up meanwhile."""


def next_day(recording: Recording, today: date) -> date | None:
    """The first later day on which time alone may change the policy's answer; None: never."""
    return min((day for day in _days(recording, today) if day > today), default=None)


def is_due(restand_on: date | None, at: datetime) -> bool:
    """Whether what was decided before that day may be true no longer."""
    return restand_on is not None and restand_on <= timezone.localdate(at)


def catch_up(at: datetime) -> int:
    """Judge anew, patient by patient, what time alone has changed; how many patients' recordings those were."""
    patients = _due(at).order_by("patient").values_list("patient", flat=True).distinct()
    return sum(_turn(each, at) for each in patients)


def birthday(age: int, born: date) -> date:
    """The first day of that age; of who was born on 29 February it is 1 March in other years."""
    year = born.year + age
    if (born.month, born.day) == (2, 29) and not isleap(year):
        return date(year, 3, 1)
    return born.replace(year=year)


def _days(recording: Recording, today: date) -> Iterator[date]:
    yield from (birthday(age, recording.patient.born_on) for age in STACK.turning_ages)
    if turn := STACK.next_turn(today):
        yield turn


def _turn(patient: UUID, at: datetime) -> bool:
    """One patient in one transaction, under the locks of a change of consents and with all that follows from one."""
    by = Unattended("calendar", at)
    with suppress(_Done), recorded(Event.RECORDING_RESTAND, by, patient=patient) as entry:
        wait_for(patient)
        entry.recordings = tuple(_due(at).filter(patient=patient).values_list("pk", flat=True))
        if not entry.recordings:
            raise _Done
        announce(by, patient)
        return True
    return False


def _due(at: datetime) -> QuerySet[Recording]:
    return Recording.objects.filter(restand_on__lte=timezone.localdate(at))
