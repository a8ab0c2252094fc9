"""The use cases of processing: ask whether, see what comes of it, keep it, put it out of use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import UUID

from django.utils import timezone

from safelight.imaging.decoded import altered
from safelight.imaging.steps import Step, name_of, written
from safelight.imaging.values import Rendition as Copy
from safelight.imaging.values import Size
from safelight.ledger.acting import Acting
from safelight.ledger.writing import recorded
from safelight.library import door
from safelight.library.altering import permitted
from safelight.library.derivatives import Derivative, SetAside
from safelight.library.locks import hold_still
from safelight.library.models import Recording, Rendition, RenditionKind, UnfinishedIntake
from safelight.library.shelf import keyring, shelf
from safelight.policy.questions import Operation
from safelight.trail.events import Event
from safelight.vault.writing import Sealed, keep, seal_more

KINDS: Final = {Size.SCREEN: RenditionKind.PROCESSED, Size.THUMBNAIL: RenditionKind.PROCESSED_THUMBNAIL}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be done to a picture, and what is to stand beneath it."""

    steps: tuple[Step, ...]
    label: str

    @property
    def operations(self) -> tuple[Operation, ...]:
        """In the policy's words."""
        return tuple(Operation(name_of(each)) for each in self.steps)


def ask(by: Acting, recording: Recording, operations: Sequence[Operation]) -> None:
    """Whether these may be done; the answer is on the trail. Raises `Refused`."""
    with recorded(
        Event.RECORDING_PROCESS,
        by,
        patient=recording.patient_id,
        recordings=[recording.pk],
        operations=tuple(operations),
    ) as entry:
        hold_still([recording.pk])
        entry.verdict = permitted(by, recording, operations)


def preview(by: Acting, recording: UUID, wanted: Wanted) -> Copy:
    """Exactly what would be kept. Raises `Refused`, `NoSuchThing` or `Unfit`."""
    return door.alter(by, recording, wanted.operations, _making(wanted))[Size.SCREEN]


def keep_derivative(by: Acting, recording: UUID, wanted: Wanted, why: str, key: UUID) -> Derivative:
    """Make it and file it beside its original. `key` is the page's own: a second click finds the first one's.

    Raises as `preview` does. As at intake, the objects' names are noted first: if this process dies, the sweep removes
    what it has left.
    """
    known = Derivative.objects.filter(id=key, recording=recording).first()
    if known is not None:
        return known
    copies = door.alter(by, recording, wanted.operations, _making(wanted))
    row = Recording.objects.get(pk=recording)
    if row.key is None:
        raise door.NoSuchThing
    forms = {str(kind): copies[size].data for size, kind in KINDS.items()}
    sealed = seal_more(keyring(), recording, bytes(row.key), forms)
    unfinished = UnfinishedIntake.objects.create(begun_at=timezone.now(), object_names=sealed.names)
    operations = wanted.operations
    with recorded(Event.DERIVATIVE_KEEP, by, recordings=[recording], operations=operations) as entry:
        unfinished.delete()
        row = _still(recording)
        entry.patient = row.patient_id
        entry.verdict = permitted(by, row, operations)
        derivative = Derivative.objects.create(
            id=key,
            recording=row,
            number=Derivative.objects.filter(recording=row).count() + 1,
            steps=written(wanted.steps),
            label=wanted.label,
            why=why,
            made_by_id=by.staff,
            made_at=by.at,
        )
        entry.detail["number"] = derivative.number
        keep(shelf(), sealed)
        _file(derivative, copies, sealed)
    return derivative


def set_aside(by: Acting, derivative: Derivative, why: str) -> None:
    """It is not to be used any more; nothing is deleted. A second time nothing is added."""
    row = derivative.recording
    about = recorded(
        Event.DERIVATIVE_SET_ASIDE, by, patient=row.patient_id, recordings=[row.pk], number=derivative.number
    )
    with about:
        SetAside.objects.get_or_create(
            derivative=derivative, defaults={"why": why, "by_id": by.staff, "at": by.at}
        )


def _making(wanted: Wanted) -> Callable[[bytes], dict[Size, Copy]]:
    return partial(altered, steps=wanted.steps, label=wanted.label)


def _still(recording: UUID) -> Recording:
    """The recording; no fact of it changes, and no other derivative of it is filed, before this transaction ends."""
    hold_still([recording])
    rows = Recording.objects.select_related("patient").select_for_update(of=("self",))
    row = rows.get(pk=recording)
    if row.key is None:  # destroyed meanwhile
        raise door.NoSuchThing
    return row


def _file(derivative: Derivative, copies: dict[Size, Copy], sealed: Sealed) -> None:
    Rendition.objects.bulk_create(
        Rendition(
            recording=derivative.recording,
            derivative=derivative,
            kind=kind,
            object_name=sealed.objects[kind].name,
            media_type=copies[size].media_type,
            size=sealed.objects[kind].size,
            digest=sealed.objects[kind].digest,
            width=copies[size].width,
            height=copies[size].height,
        )
        for size, kind in KINDS.items()
    )
