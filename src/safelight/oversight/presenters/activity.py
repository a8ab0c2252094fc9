"""The page of what one member of staff did."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from safelight.ledger.reading import Told
from safelight.oversight.activity import Lately
from safelight.oversight.presenters.log import LogLine, known_in, log_lines, older
from safelight.oversight.presenters.unusual import UnusualLine
from safelight.people.models import Staff
from safelight.web.components import EmptyState
from safelight.web.wording import british_time, plural


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """Who they are, the last 28 days in figures, and all that they did, the latest first."""

    title: str
    post: str
    roles: str
    figures: tuple[tuple[str, str], ...]
    unusual: tuple[UnusualLine, ...]
    lines: tuple[LogLine, ...]
    older: str
    search: str

    @classmethod
    def of(
        cls, staff: Staff, lately: Lately, unusual: Iterable[UnusualLine], told: Sequence[Told], number: int
    ) -> "ActivityPage":
        lines = tuple(log_lines(told[:number], known_in(told)))
        return cls(
            title=f"What {staff.name} did",
            post=f"{staff.post}, {staff.department}",
            roles=_roles(staff),
            figures=_figures(lately),
            unusual=tuple(unusual),
            lines=lines,
            older=older(told, number, "?"),
            search=f"{reverse('trail-search')}?staff={staff.pk}",
        )

    @property
    def nothing(self) -> EmptyState:
        return EmptyState(
            "Nothing yet", "What this person does in the library is listed here, from the first sign-in on."
        )


def _roles(staff: Staff) -> str:
    held = ", ".join(each.label for each in sorted(staff.roles)) or "No role"
    return held if staff.is_active else f"{held}; has left"


def _figures(lately: Lately) -> tuple[tuple[str, str], ...]:
    return (
        ("Patients of whom something was opened", plural(lately.patients, "patient")),
        ("Photographs viewed", plural(lately.views, "time")),
        ("Copies taken", plural(lately.copies, "copy", "copies")),
        ("Refused", plural(lately.refusals, "time")),
        ("Opened from outside the care team, for a stated reason", plural(lately.reached, "time")),
        ("Last seen here", british_time(lately.last_at) if lately.last_at else "Never"),
    )
