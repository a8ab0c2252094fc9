"""Recordings that are kept otherwise than the policy says are judged anew, patient by patient."""

from collections.abc import Iterable
from itertools import groupby, islice
from typing import Final
from uuid import UUID

from safelight.ledger.acting import Unattended
from safelight.library.models import Recording
from safelight.library.turning import turn

AT_ONCE: Final = 5000


def mend(recordings: Iterable[UUID], by: Unattended) -> int:
    """Each patient in a transaction with its entry, whose `origin` says why; how many patients they are of."""
    rest, number = iter(recordings), 0
    while some := list(islice(rest, AT_ONCE)):
        rows = Recording.objects.filter(pk__in=some).order_by("patient").values_list("patient", "pk")
        for patient, mine in groupby(rows, key=lambda row: row[0]):
            number += turn(patient, by, also=[key for _, key in mine])
    return number
