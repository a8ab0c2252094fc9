"""The pyramid of a recording, for looking closely: made by a job after intake, or at once for whoever looks first.

The original is read through the door, and what is made of it is sealed to the recording's own identity.
"""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from safelight.imaging.decoded import Cut, cut
from safelight.imaging.measured import told
from safelight.imaging.tiles import Layout
from safelight.ledger.acting import Unattended
from safelight.library import door
from safelight.library.models import Recording, Rendition, RenditionKind, UnfinishedIntake
from safelight.library.shelf import keyring, shelf
from safelight.vault.writing import keep, seal_more

MEDIA_TYPE = "application/vnd.safelight.pyramid"


def ensure_pyramid(recording: UUID, origin: str) -> Layout:
    """Its layout; the pyramid is made where there is none yet. Raises `door.NoSuchThing` for what is gone."""
    known = _known(recording)
    if known is None:
        by = Unattended(origin, timezone.now())
        _keep(recording, door.derive(by, recording, cut, RenditionKind.PYRAMID))
        known = _known(recording)
    if known is None:
        raise door.NoSuchThing
    return known


def _known(recording: UUID) -> Layout | None:
    sides = Rendition.objects.filter(recording=recording, kind=RenditionKind.PYRAMID)
    found = sides.values_list("width", "height").first()
    return Layout(*found) if found else None


def _keep(recording: UUID, made: Cut) -> None:
    """Store the pyramid and file it, with what a colour chart in the picture tells, unless somebody was quicker or the
    recording has been destroyed meanwhile.

    As at intake, the object's name is noted first: if this process dies, the sweep removes what it has left.
    """
    row = Recording.objects.get(pk=recording)
    if row.key is None:
        return
    sealed = seal_more(keyring(), recording, bytes(row.key), {RenditionKind.PYRAMID: made.pyramid})
    unfinished = UnfinishedIntake.objects.create(begun_at=timezone.now(), object_names=sealed.names)
    with transaction.atomic(durable=True):
        unfinished.delete()
        row = Recording.objects.select_for_update().get(pk=recording)
        if row.key is None or _known(recording) is not None:
            return
        keep(shelf(), sealed)
        sides = Rendition.objects.get(recording=recording, kind=RenditionKind.ORIGINAL)
        stored = sealed.objects[RenditionKind.PYRAMID]
        Rendition.objects.create(
            recording=row,
            kind=RenditionKind.PYRAMID,
            object_name=stored.name,
            media_type=MEDIA_TYPE,
            size=stored.size,
            digest=stored.digest,
            width=sides.width,
            height=sides.height,
        )
        if made.looked:
            Recording.objects.filter(pk=recording).update(colours=told(made.colours) if made.colours else {})
