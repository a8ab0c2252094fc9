"""What is held for a word that is still to come: per form how many, since when, and what is to be done next.

It reads; whether something is held, and why, is the policy's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from safelight.consent.conflicts import conflict_on
from safelight.consent.record import Record, records
from safelight.consent.unasked import Unasked
from safelight.ledger.acting import Acting, By, Unattended
from safelight.library.facts import load
from safelight.library.models import Recording
from safelight.people.care import CARING, cared_for
from safelight.people.identity import one_person
from safelight.policy import facts
from safelight.policy.standing import Standing


class NextStep(StrEnum):
    """What brings a held recording on."""

    ANSWER = "answer"
    ASK = "ask"
    INCIDENT = "incident"
    REPRESENTATIVE = "representative"
    SEE_WHY = "see-why"
    SETTLE = "settle"
    TELL = "tell"
    WAKE = "wake"


@dataclass(frozen=True, slots=True)
class HeldForm:
    """The recordings held under one form of one patient; `since` is when the first of them was taken in.

    `incident` is true where one of them should not have been made, and no leave to use it has been given yet.
    """

    recordings: tuple[Recording, ...]
    since: datetime
    state: Unasked
    incident: bool
    next_step: NextStep

    @property
    def first(self) -> Recording:
        return self.recordings[0]

    def days(self, now: datetime) -> int:
        """How long it has been held, in days."""
        return (timezone.localdate(now) - timezone.localdate(self.since)).days


def held(now: datetime) -> list[HeldForm]:
    """All that waits for somebody's word, of every patient, the oldest first."""
    return _waiting(_all(), Unattended("", now))


def held_of(by: Acting, patient: UUID) -> list[HeldForm]:
    """What waits of one patient."""
    return _waiting(_all().filter(patient__in=one_person(patient)), by)


def held_known_to(by: Acting) -> list[HeldForm]:
    """What waits of the patients whom this person cares for; for the studio and information governance, of all."""
    rows = _all()
    if by.role in CARING:
        patients = rows.values_list("patient", flat=True).distinct()
        rows = rows.filter(patient__in=cared_for(by.staff, patients, by.at))
    return _waiting(rows, by)


def _all() -> QuerySet[Recording]:
    rows = Recording.objects.filter(standing=Standing.HELD).exclude(form=None)
    return rows.select_related("patient", "form", "form__request").order_by("form", "taken_in_at")


def _waiting(rows: QuerySet[Recording], by: By) -> list[HeldForm]:
    recordings = list(rows)
    known = load(recordings, by)
    waiting = [each for each in recordings if not _ended(known[each.pk])]
    said = records({each.patient_id for each in waiting})
    found = [_held(tuple(under), known, said) for _, under in groupby(waiting, lambda each: each.form_id)]
    return sorted(found, key=lambda each: each.since)


def _held(under: tuple[Recording, ...], known: dict[UUID, facts.Facts], said: dict[UUID, Record]) -> HeldForm:
    first = under[0]
    of_the_patient = said[first.patient_id]
    state = Unasked.of(of_the_patient.facts_on(first.form_id), died=first.patient.died_on is not None)
    about = [known[each.pk] for each in under]
    incident = any(each.recording.made_against_the_rules for each in about)
    conflict = first.form is not None and conflict_on(first.form, of_the_patient) is not None
    next_step = NextStep.SETTLE if conflict else _next(state, about, incident=incident)
    return HeldForm(under, first.taken_in_at, state, incident, next_step)


def _next(state: Unasked, about: Iterable[facts.Facts], *, incident: bool) -> NextStep:
    if all(each.consents for each in about):  # none of them is a no
        return NextStep.INCIDENT if incident else NextStep.SEE_WHY
    if state.now:
        return NextStep.WAKE
    if state.asked is not None:
        return NextStep.ANSWER
    if state.died:
        return NextStep.REPRESENTATIVE
    return NextStep.TELL if state.ever and state.told is None else NextStep.ASK


def _ended(known: facts.Facts) -> bool:
    """Refused or withdrawn: it waits for nobody."""
    return bool(known.consents) and known.consents[-1].status is not facts.Status.GIVEN
