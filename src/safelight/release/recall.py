"""What follows when a consent ends: copies are recalled, and what is public is put down as beyond recall."""

from uuid import UUID

from safelight.ledger.acting import By
from safelight.people.identity import one_person
from safelight.release.models import BeyondRecall, Copy, Publication


def on_consents_changed(*, by: By, patient: UUID, **_: object) -> None:
    """Recall the copies whose recordings may no longer serve what they were downloaded for.

    Runs inside the transaction of the change, after the library has judged the recordings anew: it goes by
    what the library has just written. A download has committed before that or waits: none slips between.
    """
    person = one_person(patient)
    held = Copy.objects.select_related("recording").filter(
        recording__patient__in=person, recalled_at=None, given_up=None
    )
    ended = [each.pk for each in held if each.purpose not in each.recording.purposes]
    Copy.objects.filter(pk__in=ended).update(recalled_at=by.at)
    public = Publication.objects.select_related("recording").filter(
        recording__patient__in=person, beyond_recall=None
    )
    BeyondRecall.objects.bulk_create(
        BeyondRecall(publication=each, at=by.at)
        for each in public
        if each.purpose not in each.recording.purposes
    )
