"""Whether there is a backup, and whether it would come back (CUH-12.1)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from safelight.oversight.backups import Backups
from safelight.web.components import Tag
from safelight.web.wording import british_time, plural

NIGHTLY: Final = timedelta(days=2)  # a night may be missed, and made up for
MONTHLY: Final = timedelta(days=38)  # as may a week
WELL: Final = Tag("Well", "green")
LATE: Final = Tag("Late", "yellow")
WRONG_WORDS: Final = {
    "restore": "it could not be restored",
    "standings": "standings differ from what the policy says",
    "trail": "the trail is broken",
    "vault": "objects are missing or altered",
}
NONE: Final = Tag("None yet", "red")
WRONG: Final = Tag("Look into it", "red")


@dataclass(frozen=True, slots=True)
class BackupLines:
    """For the page of the vault: what each is, a sentence, a tag; and one that is not finished."""

    lines: tuple[tuple[str, str, Tag], ...]
    begun: str

    @classmethod
    def of(cls, backups: Backups, now: datetime) -> "BackupLines":
        return cls(
            lines=(
                (
                    "Backup",
                    backup_line(backups, now),
                    _tag(backups.kept_at, backups.missing, NIGHTLY, now),
                ),
                (
                    "Rehearsal",
                    _rehearsal_line(backups, now),
                    _tag(backups.rehearsed_at, backups.wrong, MONTHLY, now),
                ),
            ),
            begun=_begun_line(backups),
        )


def backup_line(backups: Backups, now: datetime) -> str:
    """The last backup, in a sentence."""
    if backups.kept_at is None:
        return "There is none yet: IT takes one with safelight backup"
    told = f"Taken last on {british_time(backups.kept_at)}"
    if backups.missing:
        told += f", without {plural(backups.missing, 'object')} that the vault has lost or altered"
    if now - backups.kept_at > NIGHTLY:
        told += ": does safelight backup run every night?"
    return told


def _begun_line(backups: Backups) -> str:
    """One that has not ended, or nothing."""
    return (
        f"One was begun on {british_time(backups.begun_at)} and is not finished" if backups.begun_at else ""
    )


def _rehearsal_line(backups: Backups, now: datetime) -> str:
    """Whether the last that was restored on trial was sound, in a sentence."""
    if backups.rehearsed_at is None:
        return "None was ever restored on trial, to see that it is sound: IT does that with safelight backup rehearse"
    found = (
        f"not sound: {', '.join(WRONG_WORDS[each] for each in backups.wrong)}" if backups.wrong else "sound"
    )
    told = f"Restored on trial on {british_time(backups.rehearsed_at)}, and {found}"
    return f"{told}. It is to be done every month" if now - backups.rehearsed_at > MONTHLY else told


def _tag(at: datetime | None, wrong: object, within: timedelta, now: datetime) -> Tag:
    if at is None:
        return NONE
    if wrong:
        return WRONG
    return LATE if now - at > within else WELL
