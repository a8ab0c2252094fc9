"""The studio's worklist: what is next, where, and what to know before going there."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.urls import reverse

from safelight.consent.models import Consent
from safelight.consent.presenters.tags import form_tag
from safelight.studio.models import Urgency
from safelight.web.components import EmptyState, Tag
from safelight.web.wording import british_date, plural

if TYPE_CHECKING:
    from safelight.studio.queries import RequestInProgress

URGENCIES: Final[Mapping[Urgency, Tag]] = {
    Urgency.URGENT: Tag("Urgent", "red"),
    Urgency.TODAY: Tag("Today", "orange"),
    Urgency.ROUTINE: Tag("Routine", "grey"),
}


@dataclass(frozen=True, slots=True)
class WorklistLine:
    """One request that waits."""

    body_site: str
    href: str
    patient: str
    born: str
    nhs_number: str
    urgency: Tag
    place: str
    waits: str
    in_hand: str
    warnings: tuple[str, ...]  # infection risk, chaperone
    consent: Tag

    @classmethod
    def of(
        cls, request: "RequestInProgress", last: Consent | None, now: datetime, *, conflict: bool
    ) -> "WorklistLine":
        """`last` is the last word on its form; `conflict`: answers on it contradict each other."""
        return cls(
            body_site=request.body_site,
            href=reverse("request", kwargs={"photography_request": request.pk}),
            patient=f"{request.patient.family_name.upper()}, {request.patient.given_name}",
            born=british_date(request.patient.born_on),
            nhs_number=request.patient.nhs_number,
            urgency=URGENCIES[Urgency(request.urgency)],
            place=request.place,
            waits=waited(now - request.asked_at),
            in_hand=f"Opened by {request.opened_by.name}" if request.opened_by else "",
            warnings=warnings(request),
            consent=form_tag(last, conflict=conflict),
        )


@dataclass(frozen=True, slots=True)
class WorklistPage:
    """All that waits, and how much came in today."""

    lines: tuple[WorklistLine, ...]
    today: str

    title = "Worklist"

    @classmethod
    def of(
        cls,
        requests: "Iterable[RequestInProgress]",
        words: Mapping[UUID, Consent],
        conflicts: Container[UUID],
        taken_in: int,
        now: datetime,
    ) -> "WorklistPage":
        lines = tuple(
            WorklistLine.of(each, words.get(each.form_id), now, conflict=each.form_id in conflicts)
            for each in requests
        )
        return cls(lines, f"{plural(taken_in, 'photograph')} taken in today.")

    @property
    def nothing_waits(self) -> EmptyState:
        return EmptyState("Nothing is waiting", "A request that a ward or clinic makes stands here at once.")


def waited(time: timedelta) -> str:
    """`25 min`, `3 h 10 min`, `2 days`."""
    minutes = max(0, int(time.total_seconds() // 60))
    hours, rest = divmod(minutes, 60)
    if hours >= 24:  # noqa: PLR2004 - of a day
        return plural(hours // 24, "day")
    return f"{hours} h {rest} min" if hours else f"{rest} min"


def warnings(request: "RequestInProgress") -> tuple[str, ...]:
    """What to prepare for before going there."""
    risk = (f"Infection risk: {request.infection_risk}",) if request.infection_risk else ()
    chaperone = ("Chaperone needed",) if request.chaperone else ()
    return (*risk, *chaperone, *(("Ruler in the frame",) if request.ruler else ()))
