"""The first half of what the door does: facts, then policy. No byte of a recording is here."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.conf import settings

from safelight.ledger.acting import Acting
from safelight.ledger.refused import Refused
from safelight.ledger.writing import Draft
from safelight.library.facts import load
from safelight.library.locks import hold_still
from safelight.library.models import Recording
from safelight.library.opened import NoSuchThing
from safelight.policy.facts import Purpose
from safelight.policy.questions import Means, Use
from safelight.policy.verdict import Verdict


def held_still(recordings: Sequence[UUID]) -> list[Recording]:
    """The recordings as they stand, in the order asked for; none of their facts changes before this
    transaction ends.
    """
    hold_still(recordings)
    rows = Recording.objects.select_related("patient").in_bulk(recordings)
    return [rows[each] for each in recordings if each in rows]


def decide(
    by: Acting, recordings: Sequence[Recording], purpose: Purpose, means: Means = Means.VIEW
) -> dict[UUID, Verdict]:
    """The policy's answer on each of these, as they stand."""
    known = load(recordings, by)
    use = Use(purpose, means)
    return {each.pk: settings.SAFELIGHT_STACK.decide(known[each.pk], use) for each in recordings}


def permit(by: Acting, recording: Recording, purpose: Purpose, means: Means = Means.VIEW) -> Verdict:
    """The verdict that permits it. Raises `Refused` with the one that does not."""
    verdict = decide(by, [recording], purpose, means)[recording.pk]
    if not verdict.permitted:
        raise Refused(verdict)
    return verdict


def only_patient(recordings: Iterable[Recording]) -> UUID | None:
    """Whom all of them show, if it is one person."""
    patients = {each.patient_id for each in recordings}
    return patients.pop() if len(patients) == 1 else None


def the_one(recording: UUID, entry: Draft) -> Recording:
    """It as it stands; the entry is about its patient. Raises `NoSuchThing`."""
    present = held_still([recording])
    if not present:
        raise NoSuchThing
    entry.patient = present[0].patient_id
    return present[0]
