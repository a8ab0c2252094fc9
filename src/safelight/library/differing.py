"""Is what is kept for search what the policy says? Asked anew about all recordings of a stretch of patients.

Nothing is written here: whoever checks must find what search would find.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from safelight.ledger.acting import Unattended
from safelight.library.facts import load
from safelight.library.models import Recording
from safelight.library.standing import Held, judge
from safelight.library.turning import is_due, next_days
from safelight.policy.facts import Purpose
from safelight.policy.standing import Standing

A_STRETCH: Final = 2000  # recordings, about
UNREAD: Final = ("taken_in_at", "body_site", "view", "camera", "sha256", "key")
"""What no fact is made of."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The patients after the one key, up to and with the other; where there is none, all of them on that side."""

    after: UUID | None = None
    until: UUID | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What is kept of a recording, and what the policy says. Where these are equal it is the day on which time alone
    changes the answer; it is not told here, as it is a birthday.
    """

    recording: UUID
    kept: Held
    said: Held


@dataclass(frozen=True, slots=True)
class Answer:
    """How many recordings were asked about and which of them differ. Those that are `due` have come to their day, and
    are judged anew before anybody's search goes by what is kept of them: they are no differences.
    """

    asked: int
    due: int
    differing: tuple[Difference, ...]


def stretches() -> list[Stretch]:
    """All patients who have recordings, in parts of about as many recordings each."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT patient_id FROM (SELECT patient_id, row_number() OVER (ORDER BY patient_id) AS nth"
            " FROM library_recording) AS counted WHERE nth %% %s = 0 ORDER BY patient_id",
            [A_STRETCH],
        )
        ends = [key for (key,) in cursor]
    return [Stretch(*each) for each in zip([None, *ends], [*ends, None], strict=True)]


def differences(at: datetime, stretch: Stretch = Stretch()) -> Answer:
    """Ask the policy about each, as of the moment `at`."""
    rows = list(_rows(stretch))
    due = frozenset(each.pk for each in rows if is_due(each.restand_on, at))
    return Answer(len(rows), len(due), tuple(_differing([each for each in rows if each.pk not in due], at)))


def _rows(stretch: Stretch) -> QuerySet[Recording]:
    rows = Recording.objects.defer(*UNREAD).prefetch_related("patient").order_by("patient", "pk")
    if stretch.after is not None:
        rows = rows.filter(patient__gt=stretch.after)
    return rows if stretch.until is None else rows.filter(patient__lte=stretch.until)


def _differing(rows: list[Recording], at: datetime) -> Iterator[Difference]:
    known, days = load(rows, Unattended("", at)), next_days(rows, timezone.localdate(at))
    ask = lru_cache(maxsize=None)(judge)  # the pictures of one session share their facts, and so the answer
    for each in rows:
        kept, said = _kept(each), ask(known[each.pk])
        if kept != said or each.restand_on != days[each.pk]:
            yield Difference(each.pk, kept, said)


def _kept(row: Recording) -> Held:
    return Held(Standing(row.standing), tuple(Purpose(each) for each in row.purposes), row.sensitive)
