"""The page on which information governance begins: the week, what waits, and the trail's health."""

from collections.abc import Iterable
from dataclasses import dataclass

from safelight.oversight import queries
from safelight.oversight.presenters.log import LogLine, Shown, link_to, log_lines
from safelight.release.models import Copy
from safelight.web.wording import british_date, british_time


@dataclass(frozen=True, slots=True)
class RecalledLine:
    """A copy that is to be given up, and who holds it."""

    holder: str
    of: Shown
    downloaded: str
    recalled: str


@dataclass(frozen=True, slots=True)
class OversightPage:
    """The week, what waits, and whether the trail is well."""

    views: int
    files_refused: int
    refusals: int
    latest: tuple[LogLine, ...]
    recalled: tuple[RecalledLine, ...]
    incidents: int  # open
    unusual: int  # to be looked into
    entries: int
    sealed_at: str
    vault: str
    backup: str

    @classmethod
    def of(
        cls,
        week: queries.Week,
        recalled: Iterable[Copy],
        incidents: int,
        unusual: int,
        health: queries.Health,
        vault: str,
        backup: str,
    ) -> "OversightPage":
        return cls(
            views=week.views,
            files_refused=week.files_refused,
            refusals=week.refusals,
            latest=tuple(log_lines(week.latest)),
            recalled=tuple(_recalled(each) for each in recalled),
            incidents=incidents,
            unusual=unusual,
            entries=health.entries,
            sealed_at=british_time(health.sealed_at) if health.sealed_at else "not yet",
            vault=vault,
            backup=backup,
        )


def _recalled(copy: Copy) -> RecalledLine:
    return RecalledLine(
        holder=copy.staff.name,
        of=link_to(copy.recording),
        downloaded=british_date(copy.at),
        recalled=british_date(copy.recalled_at) if copy.recalled_at else "",
    )
