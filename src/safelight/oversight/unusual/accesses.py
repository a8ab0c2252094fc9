"""What was opened, and by whom, read from the trail: the ground on which everything unusual is found."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from safelight.ledger import reading
from safelight.ledger.models import LedgerEntry
from safelight.ledger.salting import keys_behind
from safelight.oversight.activity import OPENS
from safelight.oversight.searching import begins


@dataclass(frozen=True, slots=True)
class Access:
    """A member of staff opened something of a patient's, or asked to."""

    staff: UUID
    role: str
    patient: UUID
    at: datetime


def accesses(first: date, last: date) -> list[Access]:
    """All of these days of London. What is about nobody, or about somebody whose salt is erased, is left out."""
    time = {"at__gte": begins(first), "at__lt": begins(last + timedelta(days=1))}
    rows = LedgerEntry.objects.filter(event__in=OPENS, **time).exclude(patient="")
    patients = keys_behind("patient", rows.values_list("patient", flat=True).distinct())
    return [
        Access(each.staff, each.entry.role or "", patients[patient], each.entry.at)
        for each in reading.everything(rows)
        if each.staff and (patient := str(each.entry.subjects["patient"])) in patients
    ]
