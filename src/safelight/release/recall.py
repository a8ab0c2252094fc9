"""The recall of copies: whoever holds one for a purpose that consents no longer reach must give it up."""

from uuid import UUID

from safelight.ledger.acting import Acting
from safelight.people.identity import one_person
from safelight.release.models import Copy


def on_consents_changed(*, by: Acting, patient: UUID, **_: object) -> None:
    """Recall the copies whose recordings may no longer serve what they were downloaded for.

    Runs inside the transaction of the change, after the library has judged the recordings anew: it goes by
    what the library has just written. A download has committed before that or waits: none slips between.
    """
    held = Copy.objects.select_related("recording").filter(
        recording__patient__in=one_person(patient), recalled_at=None
    )
    ended = [each.pk for each in held if each.purpose not in each.recording.purposes]
    Copy.objects.filter(pk__in=ended).update(recalled_at=by.at)
