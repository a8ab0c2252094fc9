"""Answers that contradict each other are settled by people: a court has decided, or the narrower answer stands.

To ask again together needs nothing of this: what is answered then are answers like any others.
"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from safelight.consent.actions.finding import Finding, establish
from safelight.consent.actions.speaking import wait_for
from safelight.consent.actions.words import Covers
from safelight.consent.announce import announce
from safelight.consent.conflicts import TREATED_AS_REFUSED, Conflict, conflict_on
from safelight.consent.counting import narrowest
from safelight.consent.established import YES
from safelight.consent.models import About, Fact, Form, Resolution
from safelight.consent.queries import last_number
from safelight.consent.record import record_of
from safelight.ledger.acting import Acting
from safelight.ledger.writing import Draft, recorded
from safelight.trail.events import Event


class Way(StrEnum):
    """How it was settled."""

    COURT = "court"  # whatever the court upheld
    REFUSED = "refused"  # the no stands, or where there is none the answer that reaches least


class NothingToSettle(Exception):
    """The answers do not contradict each other, or no longer: somebody has settled it, or has answered since."""


class NotTheNarrowest(ValueError):
    """Without a court no answer is upheld that permits more than another."""


@dataclass(frozen=True, slots=True)
class Settled:
    """`upholds` is the answer that stands; None where the child's no does. `seen` is the last word the page knew."""

    way: Way
    upholds: UUID | None
    decided_by: str
    reason: str
    key: UUID
    seen: int


def settle(by: Acting, form: Form, settled: Settled) -> None:
    """Record what people have settled. Raises `NothingToSettle` or `NotTheNarrowest`."""
    with recorded(
        Event.CONFLICT_SETTLE, by, patient=form.patient_id, form=str(form.pk), way=settled.way
    ) as entry:
        wait_for(form.patient_id)
        if _done(settled.key):
            return
        known = record_of(form.patient_id)
        conflict = conflict_on(form, known)
        if conflict is None or last_number(form) > settled.seen:
            raise NothingToSettle
        if conflict.wish is None:
            _uphold(by, entry, conflict, max(each.number for each in known.consents), settled)
        else:
            _keep_the_no(by, entry, form, conflict.wish, settled)
        announce(by, form.patient_id)


def _done(key: UUID) -> bool:
    return Resolution.objects.filter(id=key).exists() or Fact.objects.filter(id=key).exists()


def _uphold(by: Acting, entry: Draft, conflict: Conflict, through: int, settled: Settled) -> None:
    """`through` is the last word that people knew of."""
    upheld = next((each for each in conflict.answers if each.id == settled.upholds), None)
    if upheld is None:
        raise NothingToSettle
    if settled.way is not Way.COURT and upheld not in narrowest(conflict.answers):
        raise NotTheNarrowest
    row = Resolution.objects.create(
        id=settled.key,
        upholds=upheld,
        through=through,
        decided_by=settled.decided_by,
        reason=settled.reason,
        recorded_by_id=by.staff,
        at=by.at,
    )
    entry.adds("resolution", row.pk)


def _keep_the_no(by: Acting, entry: Draft, form: Form, wish: Fact, settled: Settled) -> None:
    """The child's refusal stands whatever a parent says; a court's leave is recorded as child protection is."""
    if settled.way is not Way.REFUSED:
        raise NotTheNarrowest
    finding = Finding(
        About.WISHES,
        wish.value,
        settled.decided_by,
        by.at,
        Covers.photographs_of(form),
        grounds=settled.reason,
        answers={TREATED_AS_REFUSED: YES},
        key=settled.key,
    )
    establish(by, entry, form.patient_id, [finding])
