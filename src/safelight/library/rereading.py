"""The vault read again: by command all of it, by the worker a part each night; the result is a row and on the trail."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from procrastinate.contrib.django.models import ProcrastinateJob

from safelight.ledger.acting import By
from safelight.ledger.writing import recorded
from safelight.library.faults import Finding, Some, of_part
from safelight.library.models import VaultPart
from safelight.trail.events import Event
from safelight.vault.checking import Kind

PARTS: Final = range(256)
MOST_KEPT: Final = 100  # findings of a part; of more it is kept how many

Heard = Callable[[Some], None]
"""Hears what came of some objects more."""


@dataclass(slots=True)
class Read:
    """What was read of one part."""

    number: int
    objects: int = 0
    size: int = 0  # bytes as stored
    wrong: Counter[Kind] = field(default_factory=Counter)
    first: list[Finding] = field(default_factory=list)

    def add(self, some: Some) -> None:
        self.objects += some.objects
        self.size += some.size
        self.wrong.update(each.kind for each in some.findings)
        self.first += some.findings[: MOST_KEPT - len(self.first)]


@dataclass(frozen=True, slots=True)
class State:
    """How the vault was when it was last read. `since` is when the part was read that was read longest ago; None if
    some never were.
    """

    since: datetime | None
    read: int  # parts
    wrong: int


def reread(by: By, numbers: Iterable[int], hear: Heard) -> list[Read]:
    """Read these parts; one entry. Raises `StoreUnavailable` and notes nothing, where not all could be read."""
    parts = [_read(number, hear) for number in numbers]
    wrong = sum((each.wrong for each in parts), Counter[Kind]())
    with recorded(Event.VAULT_CHECK, by, parts=tuple(f"{each.number:02x}" for each in parts)) as entry:
        entry.detail["objects"] = sum(each.objects for each in parts)
        entry.detail["bytes"] = sum(each.size for each in parts)
        entry.detail |= {kind.value: number for kind, number in wrong.items()}
        for each in parts:
            VaultPart.objects.update_or_create(number=each.number, defaults=_columns(each, by.at))
    return parts


def due(at: datetime) -> list[int]:
    """Tonight's parts, those first that were read longest ago; none whose turn is waiting already."""
    read = dict(VaultPart.objects.values_list("number", "read_at"))
    order = sorted(PARTS, key=lambda each: (each in read, read.get(each)))
    days: int = settings.SAFELIGHT_VAULT_CHECK_DAYS
    late = sum(when < at - timedelta(days=days - 1) for when in read.values())
    waiting = _waiting()
    return [each for each in order[: max(-(-len(PARTS) // days), late)] if each not in waiting]


def state() -> State:
    """For whoever watches over the library."""
    rows = list(VaultPart.objects.values_list("read_at", "wrong"))
    whole = len(rows) == len(PARTS)
    since = min(read_at for read_at, _ in rows) if whole else None
    return State(since, len(rows), sum(wrong for _, wrong in rows))


def _read(number: int, hear: Heard) -> Read:
    read = Read(number)
    for some in of_part(f"{number:02x}"):
        read.add(some)
        hear(some)
    return read


def _columns(read: Read, at: datetime) -> dict[str, object]:
    return {
        "read_at": at,
        "objects_read": read.objects,
        "bytes_read": read.size,
        "wrong": read.wrong.total(),
        "findings": [[each.kind.value, each.name, each.owner] for each in read.first],
    }


def _waiting() -> set[int]:
    jobs = ProcrastinateJob.objects.filter(task_name="library.read_part", status__in=["todo", "doing"])
    return {int(each["part"]) for each in jobs.values_list("args", flat=True)}
