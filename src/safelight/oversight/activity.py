"""What a member of staff did in the library, in figures. It reads; nothing is decided or changed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from safelight.ledger import reading
from safelight.trail.events import Event

LATELY: Final = timedelta(days=28)
OPENS: Final = (
    Event.COPY_DOWNLOAD,
    Event.DOCUMENT_OPEN,
    Event.DOCUMENT_REFUSE,
    Event.PATIENT_OPEN,
    Event.PATIENT_REACH,
    Event.RECORDING_UNVEIL,
    Event.RECORDING_VIEW,
    Event.TRAIL_READ,
    Event.VIEWING_OPEN,
)
"""What opens something of a patient's, or asks to."""


@dataclass(frozen=True, slots=True)
class Lately:
    """The last 28 days of one person."""

    patients: int  # whose page, photographs, papers or log were opened
    views: int
    copies: int
    refusals: int
    reached: int  # reasons stated to open the record of a patient outside their care
    last_at: datetime | None  # of all time


def lately(staff: UUID, now: datetime) -> Lately:
    """The figures of somebody's last 28 days."""
    everything = reading.of_staff(staff)
    rows = everything.filter(at__gte=now - LATELY)
    allowed = rows.exclude(verdict="deny")
    last = everything.order_by("-index").first()
    return Lately(
        patients=rows.filter(event__in=OPENS).exclude(patient="").values("patient").distinct().count(),
        views=allowed.filter(event__in=(Event.VIEWING_OPEN, Event.RECORDING_VIEW)).count(),
        copies=allowed.filter(event=Event.COPY_DOWNLOAD).count(),
        refusals=rows.filter(verdict="deny").count(),
        reached=rows.filter(event=Event.PATIENT_REACH).count(),
        last_at=last.at if last else None,
    )
