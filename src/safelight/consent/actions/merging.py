"""Two records that are one person's. Consents, recordings and the trail follow by an added fact; nothing is moved."""

from safelight.consent.announce import announce
from safelight.ledger.acting import Acting
from safelight.ledger.writing import recorded
from safelight.people.identity import lock, one_merge_at_a_time, one_person
from safelight.people.models import MergeUndone, Patient, PatientMerge
from safelight.trail.events import Event


class SameRecord(Exception):
    """A record cannot be merged with itself."""


class AlreadyOnePerson(Exception):
    """The two are one person's already, directly or through others: merged twice, or in a circle."""


class AlreadyUndone(Exception):
    """The merge has been undone before."""


def merge(by: Acting, folded: Patient, kept: Patient, reason: str) -> PatientMerge:
    """Say that two records are one person's; `kept` is the one that the person goes by.

    Raises `SameRecord` or `AlreadyOnePerson`.
    """
    if folded.pk == kept.pk:
        raise SameRecord
    with recorded(Event.PATIENT_MERGE, by, patient=kept.pk) as entry:
        one_merge_at_a_time()
        lock(folded.pk)
        lock(kept.pk)
        if folded.pk in one_person(kept.pk):
            raise AlreadyOnePerson
        merged = PatientMerge.objects.create(
            folded=folded, kept=kept, reason=reason, merged_by_id=by.staff, at=by.at
        )
        entry.detail["merge"] = str(merged.pk)
        entry.adds("merge", merged.pk)
        announce(by, kept.pk)
    return merged


def undo_merge(by: Acting, merged: PatientMerge, reason: str) -> None:
    """Say that a merge was a mistake: from here on each record speaks for itself. Raises `AlreadyUndone`."""
    with recorded(Event.PATIENT_UNMERGE, by, patient=merged.kept_id, merge=str(merged.pk)) as entry:
        lock(merged.kept_id)
        if MergeUndone.objects.filter(merge=merged).exists():
            raise AlreadyUndone
        undone = MergeUndone.objects.create(merge=merged, reason=reason, undone_by_id=by.staff, at=by.at)
        entry.adds("unmerge", undone.pk)
        for each in (merged.kept_id, merged.folded_id):
            announce(by, each)
