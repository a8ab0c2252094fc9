"""What the trail says of backups: the last that is kept, whether one was begun since, the last rehearsal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from safelight.ledger.models import LedgerEntry
from safelight.trail.entry import Detail, parse
from safelight.trail.events import Event


@dataclass(frozen=True, slots=True)
class Backups:
    """Times are None where there was none. `missing`: how many objects the last one lacks; `wrong`: what the last
    rehearsal found not to be sound (docs/trail-events.md).
    """

    kept_at: datetime | None = None
    missing: int = 0
    begun_at: datetime | None = None  # since the last that is kept: it goes on, or has failed
    rehearsed_at: datetime | None = None
    wrong: tuple[str, ...] = ()


def backups() -> Backups:
    kept, begun, rehearsed = map(_last, (Event.BACKUP_KEEP, Event.BACKUP_TAKE, Event.BACKUP_REHEARSE))
    unfinished = begun if begun and (kept is None or kept.index < begun.index) else None
    missing, wrong = _detail(kept).get("missing"), _detail(rehearsed).get("wrong")
    return Backups(
        kept_at=kept.at if kept else None,
        missing=missing if isinstance(missing, int) else 0,
        begun_at=unfinished.at if unfinished else None,
        rehearsed_at=rehearsed.at if rehearsed else None,
        wrong=tuple(map(str, wrong)) if isinstance(wrong, tuple) else (),
    )


def _last(event: Event) -> LedgerEntry | None:
    return LedgerEntry.objects.filter(event=event).order_by("-index").first()


def _detail(row: LedgerEntry | None) -> Mapping[str, Detail]:
    return parse(bytes(row.body)).detail if row else {}
