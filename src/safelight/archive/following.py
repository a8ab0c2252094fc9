"""A database that is older than its journal is brought up to it: the trail's entries, and what took permission away.

It happens in one transaction, and a second time there is nothing to do. docs/spec/backup.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final
from uuid import UUID

from django.db import transaction

from safelight.archive import journal
from safelight.archive.bringing_back import bring_back, synchronise_numbers
from safelight.archive.journal import Line
from safelight.consent.actions import wait_for
from safelight.consent.announce import announce
from safelight.ledger.acting import Unattended
from safelight.ledger.models import LedgerEntry, LedgerHead, LedgerMention
from safelight.ledger.writing import Draft, append
from safelight.library.models import Recording
from safelight.people.identity import one_person
from safelight.trail.entry import Entry, parse
from safelight.trail.events import Event
from safelight.trail.tree import Frontier, leaf_hash

A_BATCH: Final = 1000


class NotOfOneLibrary(Exception):
    """The database's trail is not the one that the journal goes on with, or there is a gap between them."""


@dataclass(slots=True)
class Followed:
    """What was added to the database: entries of the trail, rows; and what was about nothing that it knows."""

    entries: int = 0
    rows: int = 0
    left_out: int = 0


def follow(at: datetime) -> Followed:
    """Bring the database up to its journal. Raises `NotOfOneLibrary` or `UnsoundJournal`: nothing is changed then."""
    done = Followed()
    with transaction.atomic(durable=True):
        head = LedgerHead.objects.select_for_update().get(pk=1)
        _compare(head)
        rest, patients = iter(journal.lines(head.size)), set[UUID]()
        while some := list(islice(rest, A_BATCH)):
            _add_entries(head, some)
            done.entries += len(some)
            for row in (row for line in some for row in line.adds):
                concerned = bring_back(row)
                patients |= concerned
                done.rows += bool(concerned)
                done.left_out += not concerned
        if done.entries:
            synchronise_numbers()
            _judge_anew(patients, Unattended("restore", at))
            detail = {"entries": done.entries, "rows": done.rows, "left-out": done.left_out}
            append(Draft(Event.BACKUP_RESTORE, Unattended("restore", at), detail=dict(detail)))
    return done


def _compare(head: LedgerHead) -> None:
    """The last entry here is the one that the journal has in its place."""
    if journal.last_index() < head.size:
        return
    before = next(journal.lines(max(0, head.size - 1)))
    if before.index > head.size:
        raise NotOfOneLibrary(
            f"The database ends at entry {head.size:,}, the journal begins at {before.index:,}: what was withdrawn in "
            f"between is not known. Restore a later backup, or bring earlier files of {journal.folder()} back."
        )
    if before.index < head.size and leaf_hash(before.body) != bytes(
        LedgerEntry.objects.get(pk=before.index).leaf
    ):
        raise NotOfOneLibrary(
            f"Entry {before.index:,} here is not the one in {journal.folder()}: they are not of one library. "
            "Look whether SAFELIGHT_HOME and SAFELIGHT_DATABASE_URL belong together."
        )


def _add_entries(head: LedgerHead, some: Iterable[Line]) -> None:
    """As they were: their hashes are those that checkpoints were signed over."""
    edge = Frontier.from_bytes(bytes(head.edge)) if head.size else Frontier()
    entries, mentions = list[LedgerEntry](), list[LedgerMention]()
    for line in some:
        if line.index != edge.size:
            raise NotOfOneLibrary(
                f"Entry {edge.size:,} is missing in {journal.folder()}: bring its file back."
            )
        entry, leaf = parse(line.body), leaf_hash(line.body)
        edge.append(leaf)
        entries.append(_entry(line, entry, leaf))
        mentions += [
            LedgerMention(entry_id=line.index, recording=each) for each in _names(entry, "recordings")
        ]
        head.last_at = entry.at
    LedgerEntry.objects.bulk_create(entries)
    LedgerMention.objects.bulk_create(mentions)
    head.size, head.edge = edge.size, edge.to_bytes()
    head.save()


def _entry(line: Line, entry: Entry, leaf: bytes) -> LedgerEntry:
    return LedgerEntry(
        index=line.index,
        body=line.body,
        leaf=leaf,
        at=entry.at,
        event=entry.event,
        verdict=entry.verdict or "",
        actor=entry.actor or "",
        patient="".join(_names(entry, "patient")),
    )


def _names(entry: Entry, kind: str) -> tuple[str, ...]:
    named = entry.subjects.get(kind, ())
    return (named,) if isinstance(named, str) else named


def _judge_anew(patients: set[UUID], by: Unattended) -> None:
    """All that rests on what was brought back, person by person."""
    for person in {one_person(each) for each in patients}:
        patient = min(person)
        wait_for(patient)
        mine = tuple(Recording.objects.filter(patient__in=person).values_list("pk", flat=True))
        announce(by, patient)
        append(Draft(Event.RECORDING_RESTAND, by, patient, mine))
