"""How a use case writes to the trail: `with recorded(Event.X, by, ...)` is the transaction and the entry in
one.

What the block changes and the entry about it commit together, or neither does. A refusal undoes the block's
changes and is an entry too.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from safelight.ledger import checkpoints, telling
from safelight.ledger.acting import Acting, By
from safelight.ledger.models import LedgerEntry, LedgerHead, LedgerMention
from safelight.ledger.refused import Refused
from safelight.ledger.salting import pseudonyms
from safelight.policy.questions import token
from safelight.policy.verdict import Verdict, digest_of
from safelight.trail.entry import Detail, Entry, Subject, canonical
from safelight.trail.events import Event
from safelight.trail.tree import Frontier, leaf_hash


@dataclass(slots=True)
class Draft:
    """An entry in the making; the block of `recorded` may add to it."""

    event: Event
    by: By
    patient: UUID | None = None
    recordings: tuple[UUID, ...] = ()
    purpose: str = ""
    verdict: Verdict | None = None
    detail: dict[str, Detail] = field(default_factory=dict)
    staff: UUID | None = None  # a member of staff whom it is about

    def decides(self, verdicts: Iterable[Verdict]) -> None:
        """Say what was asked and on which facts and rules it was decided, so that it can be replayed."""
        decided = tuple(verdicts)
        if decided:
            self.detail["asks"] = token(decided[0].question)
            self.detail["facts"] = digest_of(decided)
            self.detail["packs"] = decided[0].packs
            self.detail["profile"] = decided[0].profile
            if isinstance(self.by, Acting):
                self.detail |= {"consultant": self.by.consultant, "trained": self.by.may_use_library}

    def adds(self, kind: str, key: UUID) -> None:
        """Name a row that this entry adds to what decisions rest on, so that a past decision can be replayed."""
        added = self.detail.get("adds", ())
        self.detail["adds"] = (*(added if isinstance(added, tuple) else ()), f"{kind}:{key}")


@contextmanager
def recorded(
    event: Event,
    by: By,
    *,
    patient: UUID | None = None,
    recordings: Iterable[UUID] = (),
    purpose: str = "",
    verdict: Verdict | None = None,
    staff: UUID | None = None,
    **detail: Detail,
) -> Iterator[Draft]:
    """One transaction with one entry at its end. On `Refused` it is rolled back, and the refusal is the
    entry.
    """
    draft = Draft(event, by, patient, tuple(recordings), purpose, verdict, dict(detail), staff)
    try:
        with transaction.atomic(durable=True):
            yield draft
            if draft.verdict is not None:
                draft.decides([draft.verdict])
            append(draft)
    except Refused as refusal:
        draft.verdict = refusal.verdict
        draft.decides([refusal.verdict])
        with transaction.atomic(durable=True):
            append(draft)
        raise


def note(
    event: Event,
    by: By,
    *,
    patient: UUID | None = None,
    recordings: Iterable[UUID] = (),
    purpose: str = "",
    staff: UUID | None = None,
    **detail: Detail,
) -> None:
    """An entry about something that changed nothing here: a search, a sign-in, a file refused."""
    told = recorded(event, by, patient=patient, recordings=recordings, purpose=purpose, staff=staff)
    with told as entry:
        entry.detail |= detail


def append(draft: Draft) -> int:
    """Add the entry to the trail, inside the caller's transaction; its index.

    Appends queue on one row, so that the order of the entries is the order in which their causes committed;
    an entry is
    never dated before the one it follows.
    """
    about = _about(draft)
    head = LedgerHead.objects.select_for_update().get(pk=1)
    entry = _entry(draft, about, max(draft.by.at, head.last_at))
    body = canonical(entry)
    leaf = leaf_hash(body)
    frontier = Frontier.from_bytes(bytes(head.edge)) if head.size else Frontier()
    frontier.append(leaf)
    LedgerEntry.objects.create(
        index=head.size,
        body=body,
        leaf=leaf,
        at=entry.at,
        event=entry.event,
        verdict=entry.verdict or "",
        actor=about.actor,
        patient=about.patient,
    )
    LedgerMention.objects.bulk_create(
        [LedgerMention(entry_id=head.size, recording=each) for each in about.recordings]
    )
    LedgerHead.objects.filter(pk=1).update(size=head.size + 1, edge=frontier.to_bytes(), last_at=entry.at)
    telling.heard(draft.event, draft.by)
    transaction.on_commit(checkpoints.sign_if_due, robust=True)  # what committed is done, signed or not
    return head.size


@dataclass(frozen=True, slots=True)
class _About:
    """The pseudonyms of an entry; empty where it is about nobody."""

    actor: str
    patient: str
    recordings: tuple[str, ...]
    staff: str


def _about(draft: Draft) -> _About:
    staff = draft.by.staff
    recordings = pseudonyms("recording", draft.recordings)
    return _About(
        actor=pseudonyms("staff", [staff])[staff] if staff else "",
        patient=pseudonyms("patient", [draft.patient])[draft.patient] if draft.patient else "",
        recordings=tuple(recordings[each] for each in draft.recordings),
        staff=pseudonyms("staff", [draft.staff])[draft.staff] if draft.staff else "",
    )


def _entry(draft: Draft, about: _About, at: datetime) -> Entry:
    verdict = draft.verdict
    subjects: dict[str, Subject] = {}
    if about.patient:
        subjects["patient"] = about.patient
    if about.recordings:
        subjects["recordings"] = about.recordings
    if about.staff:
        subjects["staff"] = about.staff
    return Entry(
        event=draft.event,
        at=at,
        actor=about.actor or None,
        role=draft.by.role,
        origin=draft.by.origin or None,
        subjects=subjects,
        purpose=draft.purpose or None,
        verdict=None if verdict is None else ("permit" if verdict.permitted else "deny"),
        citations=() if verdict is None else tuple(str(each) for each in verdict.citations),
        detail=draft.detail,
    )
