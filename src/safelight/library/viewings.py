"""What is kept of a viewing: what was shown on it, at which revision, and which sensitive recordings were asked for.

Written for the door alone, within its transactions.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from safelight.ledger.acting import Acting
from safelight.ledger.writing import Draft
from safelight.library.models import Recording, Viewed, Viewing
from safelight.policy.facts import Purpose

A_VIEWING: Final = timedelta(minutes=30)


def keep(
    by: Acting, entry: Draft, permitted: Sequence[Recording], after: UUID | None
) -> tuple[UUID, frozenset[UUID]]:
    """A new viewing of these recordings, and which of them are uncovered: what was asked for on the one before."""
    unveiled = _unveiled_on(by, after) & {each.pk for each in permitted if each.sensitive}
    if unveiled:
        entry.detail["unveiled"] = len(unveiled)
    viewing = Viewing.objects.create(
        staff_id=by.staff, role=by.role, purpose=entry.purpose, at=by.at, until=by.at + A_VIEWING
    )
    rows = [
        Viewed(
            viewing=viewing,
            recording=each,
            revision=each.revision,
            unveiled_at=by.at if each.pk in unveiled else None,
        )
        for each in permitted
    ]
    Viewed.objects.bulk_create(rows)
    return viewing.pk, frozenset(unveiled)


def _unveiled_on(by: Acting, viewing: UUID | None) -> frozenset[UUID]:
    """What this person asked to see on an earlier viewing that is not over: the next page need not ask again."""
    if viewing is None:
        return frozenset()
    mine = Viewed.objects.filter(viewing=viewing, viewing__staff=by.staff, viewing__until__gt=by.at)
    return frozenset(mine.exclude(unveiled_at=None).values_list("recording", flat=True))


def purpose_on(by: Acting, viewing: UUID, recording: UUID) -> Purpose | None:
    """What the recording was opened for; None where this person was not shown it on this viewing."""
    mine = Viewed.objects.filter(viewing=viewing, recording=recording, viewing__staff=by.staff)
    found = mine.values_list("viewing__purpose", flat=True).first()
    return Purpose(found) if found else None


def unveil(by: Acting, viewing: UUID, present: Recording) -> None:
    """It was asked for, and decided on as it stands."""
    shown = Viewed.objects.filter(viewing=viewing, recording=present)
    shown.update(unveiled_at=by.at, revision=present.revision)
