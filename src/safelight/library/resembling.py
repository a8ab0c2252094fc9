"""The same picture twice: which of a patient's recordings are one, or look it; and whether another patient has it too.

Links are worked out from the digests whenever they are asked for, so that two uploads at once are linked as soon as
both are filed, and what a merge of patients brings together is, too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from safelight.imaging.measured import ALIKE, apart
from safelight.ledger.acting import Acting
from safelight.library.announce import announce_under_another
from safelight.library.models import Recording
from safelight.people.identity import one_person


@dataclass(frozen=True, slots=True)
class Resembling:
    """Other recordings of the same patient: those of the same picture, and those that look like it; in time."""

    same: tuple[Recording, ...]
    alike: tuple[Recording, ...]


def resembling(recording: Recording) -> Resembling:
    """For whoever may know of all recordings of its patient, and for nobody else."""
    others = Recording.objects.filter(patient__in=one_person(recording.patient_id)).exclude(pk=recording.pk)
    same = tuple(others.filter(_same(recording)).order_by("taken_in_at"))
    known = {each.pk for each in same}
    alike = tuple(each for each in _alike(recording, others) if each.pk not in known)
    return Resembling(same, alike)


def tell_of_others(by: Acting, recording: Recording) -> None:
    """The same picture under another patient is probably filed under the wrong one: information governance is told,
    and nobody else. Inside the transaction that files it, which is alone with this content.
    """
    person = one_person(recording.patient_id)
    for other in (
        Recording.objects.filter(_same(recording)).exclude(patient__in=person).order_by("taken_in_at")
    ):
        announce_under_another(by, recording, other)


def _same(recording: Recording) -> Q:
    """The same file, or the same pixels in another."""
    file = Q(sha256=bytes(recording.sha256))
    return file | Q(pixels=bytes(recording.pixels)) if recording.pixels is not None else file


def _alike(recording: Recording, others: QuerySet[Recording]) -> Iterator[Recording]:
    """What the camera dated otherwise is another picture, however alike the two are."""
    if recording.likeness is None:
        return
    mine, taken = bytes(recording.likeness), recording.camera.get("taken")
    for each in others.exclude(likeness=None).order_by("taken_in_at"):
        when = each.camera.get("taken")
        if apart(mine, bytes(each.likeness or b"")) <= ALIKE and (None in (taken, when) or taken == when):
            yield each
