"""The use cases of unusual access: found by the library a day at a time, answered by whoever watches."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from safelight.ledger.acting import Acting, Unattended
from safelight.ledger.writing import Draft, recorded
from safelight.oversight.actions.incidents import Concern, open_within
from safelight.oversight.models import (
    Category,
    DayWatched,
    Incident,
    Outcome,
    SamePerson,
    UnusualAccess,
    UnusualAnswer,
)
from safelight.oversight.unusual.finding import found_on
from safelight.oversight.unusual.signs import Sign
from safelight.trail.events import Event


class OnesOwn(Exception):
    """Nobody answers for themself: somebody else who watches does."""


class _Done(Exception):
    """There is nothing to do: no entry."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of looking into it. `same`: whether the patient is that member of staff, where it was found out.

    `key` is the page's own: a second click is known by it.
    """

    outcome: Outcome
    words: str
    key: UUID
    same: bool | None = None


def watch_day(by: Unattended, day: date) -> None:
    """Look at a day's access and keep what is unusual. A day is looked at once, however many workers come by."""
    with suppress(_Done), recorded(Event.UNUSUAL_FIND, by, day=day.isoformat()) as entry:
        _, new = DayWatched.objects.get_or_create(day=day, defaults={"at": by.at})
        if not new:
            raise _Done
        rows = [_row(each, by.at) for each in found_on(day)]
        before = UnusualAccess.objects.count()
        UnusualAccess.objects.bulk_create(
            rows, ignore_conflicts=True
        )  # a week's excess is found on one of its days
        entry.detail["number"] = UnusualAccess.objects.count() - before


def answer(by: Acting, unusual: UnusualAccess, said: Answer) -> UnusualAnswer:
    """Record what came of it, and open an incident if that is what did. Raises `OnesOwn`."""
    if unusual.staff_id == by.staff:
        raise OnesOwn
    patient = unusual.patient_id
    with suppress(_Done), recorded(Event.UNUSUAL_ANSWER, by, patient=patient, outcome=said.outcome) as entry:
        UnusualAccess.objects.select_for_update().get(pk=unusual.pk)
        if UnusualAnswer.objects.filter(pk=said.key).exists():
            raise _Done
        incident = _incident(by, unusual, said) if said.outcome is Outcome.INCIDENT else None
        _keep(by, unusual, said, incident)
        _find_out(by, entry, unusual, said.same)
        entry.detail |= {"unusual": str(unusual.pk), "incident": str(incident.pk) if incident else None}
    return UnusualAnswer.objects.select_related("incident").get(pk=said.key)


def _keep(by: Acting, unusual: UnusualAccess, said: Answer, incident: Incident | None) -> None:
    UnusualAnswer.objects.create(
        id=said.key,
        unusual=unusual,
        outcome=said.outcome,
        words=said.words,
        incident=incident,
        by_id=by.staff,
        at=by.at,
    )


def _row(sign: Sign, at: datetime) -> UnusualAccess:
    return UnusualAccess(
        of=sign.of,
        staff_id=sign.staff,
        role=sign.role,
        patient_id=sign.patient,
        day=sign.day,
        times=sign.times,
        usual=sign.usual,
        peers=sign.peers,
        found_at=at,
    )


def _incident(by: Acting, unusual: UnusualAccess, said: Answer) -> Incident:
    """Of the existing kind, in the same transaction; its key is the answer's, so that there is one of each."""
    return open_within(by, Concern(Category.CONFIDENTIALITY, said.words, unusual.patient_id), said.key)


def _find_out(by: Acting, entry: Draft, unusual: UnusualAccess, same: bool | None) -> None:
    """Whether staff and patient are one person: the nights to come go by it."""
    if same is None or unusual.patient_id is None:
        return
    SamePerson.objects.create(
        staff_id=unusual.staff_id, patient_id=unusual.patient_id, same=same, found_by_id=by.staff, at=by.at
    )
    entry.detail["same"] = same
