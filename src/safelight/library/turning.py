"""What time alone changes: a birthday, a consent that runs out, a rule that comes into force.

No fact is written on such a day. Each recording knows the next one on which the policy may answer otherwise; whoever
goes by what is kept for search catches up first, and so does the nightly job.
"""

from calendar import isleap
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from safelight.consent.actions import wait_for
from safelight.consent.announce import announce
from safelight.consent.models import Consent
from safelight.ledger.acting import Unattended
from safelight.ledger.writing import recorded
from safelight.library.models import Recording
from safelight.people.identity import one_person, persons
from safelight.trail.events import Event


class _Done(Exception):
    """Somebody else has caught up meanwhile."""


def next_days(recordings: Sequence[Recording], today: date) -> dict[UUID, date | None]:
    """For each the first later day on which time alone may change the policy's answer; None: never.

    It may be too early, if the consent that runs out does not speak of this recording, and never too late.
    The recordings come with their patients selected.
    """
    patients = {each.patient_id: each.patient for each in recordings}
    expiries = _expiries(patients, today)
    turn, ages = settings.SAFELIGHT_STACK.next_turn(today), settings.SAFELIGHT_STACK.turning_ages
    days = {
        key: min(
            (
                day
                for day in (turn, expiries.get(key), *(birthday(age, each.born_on) for age in ages))
                if day is not None and day > today
            ),
            default=None,
        )
        for key, each in patients.items()
    }
    return {each.pk: days[each.patient_id] for each in recordings}


def is_due(restand_on: date | None, at: datetime) -> bool:
    """Whether what was decided before that day may be true no longer."""
    return restand_on is not None and restand_on <= timezone.localdate(at)


def catch_up(at: datetime) -> int:
    """Judge anew, patient by patient, what time alone has changed; how many patients' recordings those were."""
    patients = _due(at).order_by("patient").values_list("patient", flat=True).distinct()
    return sum(turn(each, Unattended("calendar", at)) for each in patients)


def turn(patient: UUID, by: Unattended, also: Collection[UUID] = ()) -> bool:
    """Judge anew what is due of one person, and these as well; whether there was anything.

    One transaction, under the locks of a change of consents and with all that follows from one.
    """
    with suppress(_Done), recorded(Event.RECORDING_RESTAND, by, patient=patient) as entry:
        wait_for(patient)
        wanted = Q(restand_on__lte=timezone.localdate(by.at)) | Q(pk__in=also)
        mine = Recording.objects.filter(wanted, patient__in=one_person(patient))
        entry.recordings = tuple(mine.values_list("pk", flat=True))
        if not entry.recordings:
            raise _Done
        announce(by, patient)
        return True
    return False


def birthday(age: int, born: date) -> date:
    """The first day of that age; of who was born on 29 February it is 1 March in other years."""
    year = born.year + age
    if (born.month, born.day) == (2, 29) and not isleap(year):
        return date(year, 3, 1)
    return born.replace(year=year)


def _expiries(patients: Iterable[UUID], today: date) -> dict[UUID, date]:
    """The first later day on which a consent about this person runs out; who has none is left out."""
    person = persons(patients)
    rows = Consent.objects.filter(patient__in=frozenset().union(*person.values()), expires_on__gt=today)
    first = dict(rows.values("patient").annotate(day=Min("expires_on")).values_list("patient", "day"))
    days = {each: [first[one] for one in records if one in first] for each, records in person.items()}
    return {each: min(found) for each, found in days.items() if found}


def _due(at: datetime) -> QuerySet[Recording]:
    return Recording.objects.filter(restand_on__lte=timezone.localdate(at))
