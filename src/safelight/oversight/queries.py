"""What the trail says, for those who watch over the library. It reads; nothing is decided or changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice, takewhile
from typing import Final
from uuid import UUID

from django.conf import settings

from safelight.ledger import reading
from safelight.ledger.models import LedgerEntry, LedgerHead, Salt
from safelight.library.models import Recording
from safelight.people.identity import one_person
from safelight.people.models import Staff
from safelight.trail.events import Event
from safelight.trail.pseudonym import pseudonym

A_WEEK: Final = timedelta(days=7)
MOST_SHOWN: Final = 50
VIEWS: Final = (Event.VIEWING_OPEN, Event.RECORDING_VIEW)


@dataclass(frozen=True, slots=True)
class Week:
    """The last seven days in figures, and the latest refusals; at most `MOST_SHOWN` of them."""

    views: int
    files_refused: int
    refusals: int
    latest: tuple[reading.Told, ...]


@dataclass(frozen=True, slots=True)
class Health:
    """How long the trail is, and until when it is sealed; None before the first checkpoint."""

    entries: int
    sealed_at: datetime | None


def week(now: datetime) -> Week:
    """The seven days up to now."""
    since = now - A_WEEK
    entries = LedgerEntry.objects.filter(at__gte=since)
    recent = takewhile(lambda each: each.entry.at >= since, reading.refusals())
    return Week(
        views=entries.filter(event__in=VIEWS).exclude(verdict="deny").count(),
        files_refused=entries.filter(event=Event.RECORDING_REFUSE_FILE).count(),
        refusals=entries.filter(verdict="deny").count(),
        latest=tuple(islice(recent, MOST_SHOWN)),
    )


def health() -> Health:
    head = LedgerHead.objects.filter(pk=1).first()
    file = settings.SAFELIGHT_HOME / "trail" / "checkpoints"
    written = datetime.fromtimestamp(file.stat().st_mtime, UTC) if file.exists() else None
    return Health(head.size if head else 0, written)


def names(staff: Iterable[UUID | None]) -> dict[UUID, str]:
    """The names of members of staff."""
    wanted = {each for each in staff if each}
    return dict(Staff.objects.filter(pk__in=wanted).values_list("pk", "name"))


def recordings_by_pseudonym(patient: UUID) -> dict[str, Recording]:
    """A patient's recordings by the names under which the trail speaks of them."""
    rows = {each.pk: each for each in Recording.objects.filter(patient__in=one_person(patient))}
    return {name: rows[key] for key, name in _pseudonyms(rows)}


def _pseudonyms(recordings: Iterable[UUID]) -> Iterator[tuple[UUID, str]]:
    salts = Salt.objects.filter(kind="recording", key__in=list(recordings))
    for key, salt in salts.values_list("key", "salt"):
        yield key, pseudonym(bytes(salt), "recording", str(key))
