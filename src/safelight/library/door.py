"""The one door. The bytes of a recording, in any form, and of a document leave the vault through these functions,
for anybody, and nowhere else.

Facts, then policy, then trail, then object. Opening recordings is one `Viewing`: one decision each and one entry.
What is handed over on it later checks, before it reads the object and once more before it lets go of the bytes, that
the recording is still at the revision that was decided on; if not, it is decided anew. Of a sensitive recording only
the veil is handed over until it is asked for (docs/adr/0024).
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final, TypeVar
from uuid import UUID

from safelight.imaging.tiles import Layout, NoSuchTile, NotAPyramid, Pyramid
from safelight.ledger.acting import Acting, By, Unattended
from safelight.ledger.telling import heard
from safelight.ledger.writing import note, recorded
from safelight.library import viewings
from safelight.library.altering import permitted
from safelight.library.deciding import decide, held_still, only_patient, permit, the_one
from safelight.library.derivatives import is_of
from safelight.library.documents import may_open
from safelight.library.lately import Lately
from safelight.library.locks import hold_still
from safelight.library.models import Document, Recording, Rendition, RenditionKind, Viewed
from safelight.library.opened import NoSuchThing, Opened, Parcel
from safelight.library.seen import Asked, Seen, StoredForm, lately_in, seen_by, seen_in
from safelight.library.shelf import keyring, shelf
from safelight.people.sessions import Session
from safelight.policy.facts import Purpose
from safelight.policy.questions import Means, Operation
from safelight.trail.events import Event
from safelight.vault.age.opening import Ranges
from safelight.vault.errors import Missing, VaultFailure
from safelight.vault.reading import opened

__all__ = ["NoSuchThing", "Opened", "Parcel"]  # beside what is defined here

TILE_TYPE: Final = "image/jpeg"
_PYRAMIDS: Final = Lately[StoredForm, Pyramid]()

Tile = tuple[int, int, int]
"""Level, column and row: docs/spec/pyramid.md."""
Made = TypeVar("Made")


def open_many(by: Acting, recordings: Iterable[UUID], purpose: Purpose, after: UUID | None = None) -> Opened:
    """Decide on each and open the permitted ones: one viewing, one entry. The refused are in `verdicts` alone.
    What was asked for on the viewing `after` which this one comes is not covered on this one either.
    """
    asked = list(recordings)
    with recorded(Event.VIEWING_OPEN, by, purpose=purpose) as entry:
        present = held_still(asked)
        verdicts = decide(by, present, purpose)
        shown = tuple(each for each in present if verdicts[each.pk].permitted)
        entry.patient = only_patient(present)
        entry.recordings = tuple(each.pk for each in shown)
        entry.detail["refused"] = len(present) - len(shown)
        entry.decides(verdicts[each.pk] for each in shown)
        viewing, unveiled = viewings.keep(by, entry, shown, after)
    return Opened(viewing, shown, verdicts, unveiled)


def open_one(by: Acting, recording: UUID, purpose: Purpose, after: UUID | None = None) -> Opened:
    """Open one recording, `after` as above. Raises `Refused` with the paragraph, or `NoSuchThing`."""
    with recorded(Event.RECORDING_VIEW, by, recordings=[recording], purpose=purpose) as entry:
        present = the_one(recording, entry)
        entry.verdict = permit(by, present, purpose)
        viewing, unveiled = viewings.keep(by, entry, [present], after)
    return Opened(viewing, (present,), {recording: entry.verdict}, unveiled)


def unveil(by: Acting, viewing: UUID, recording: UUID) -> None:
    """Hand over, on this viewing, a sensitive recording that was asked for. Raises `Refused`, or `NoSuchThing`."""
    with recorded(Event.RECORDING_UNVEIL, by, recordings=[recording]) as entry:
        purpose = viewings.purpose_on(by, viewing, recording)
        if purpose is None:
            raise NoSuchThing
        present, entry.purpose = the_one(recording, entry), purpose
        entry.verdict = permit(by, present, purpose)
        viewings.unveil(by, viewing, present)


def hand_over(
    by: Acting, viewing: UUID, recording: UUID, kind: RenditionKind, number: int | None = None
) -> Parcel:
    """The bytes of one rendition, or of a derivative's, on a viewing. Raises `Refused`, or `NoSuchThing`."""
    return _hand_over(by, Asked(viewing, recording, kind, number), _take)


def hand_over_tile(by: Acting, viewing: UUID, recording: UUID, tile: Tile) -> Parcel:
    """One tile of the pyramid, on a viewing. Raises `Refused`, or `NoSuchThing`, beside the picture too."""
    return _hand_over(by, Asked(viewing, recording, RenditionKind.PYRAMID), partial(_take_tile, tile=tile))


def hand_over_at_once(session: Session, asked: Asked, tile: Tile | None = None) -> Parcel | None:
    """The same to whoever is signed in by this session, where all is as it was decided.

    Where the object lies is remembered for a moment; whether it may be handed over is read when its bytes are there.
    None for whatever is not plainly so: who asks goes the long way then, which decides, refuses and enters.
    """
    with suppress(NoSuchThing, NotAPyramid, VaultFailure):
        form = lately_in(session, asked)
        if form is None:
            return None
        parcel = _take_tile(form, tile) if tile else _take(form)
        seen = seen_in(session, asked)
        if seen is not None and seen.holds(session.now) and seen.form == form:
            return parcel
    return None


def derive(by: Unattended, recording: UUID, make: Callable[[bytes], Made], form: RenditionKind) -> Made:
    """What `make` makes of the original, for the library to keep: nobody sees either. Raises `NoSuchThing`."""
    with recorded(Event.RECORDING_DERIVE, by, recordings=[recording], form=form) as entry:
        data = _whole(the_one(recording, entry), RenditionKind.ORIGINAL).data
    return make(data)


def alter(
    by: Acting, recording: UUID, operations: Sequence[Operation], make: Callable[[bytes], Made]
) -> Made:
    """What `make` makes of the original, for whoever may see and process it. Raises `Refused` or `NoSuchThing`."""
    with recorded(Event.RECORDING_PROCESS, by, recordings=[recording], operations=tuple(operations)) as entry:
        present = the_one(recording, entry)
        permit(by, present, Purpose.CARE)
        entry.verdict = permitted(by, present, operations)
        data = _whole(present, RenditionKind.ORIGINAL).data
    return make(data)


def hand_over_copy(
    by: Acting,
    recording: UUID,
    purpose: Purpose,
    take: Callable[[Recording], None],
    number: int | None = None,
) -> Parcel:
    """A copy to keep, of a derivative if its `number` is given: decided, entered and handed over in one. `take` notes
    it on the register, in the same step.
    """
    with recorded(Event.COPY_DOWNLOAD, by, recordings=[recording], purpose=purpose) as entry:
        present = the_one(recording, entry)
        entry.verdict = permit(by, present, purpose, Means.DOWNLOAD)
        take(present)
        return _whole(present, RenditionKind.PROCESSED if number else RenditionKind.SCREEN, number)


def open_document(by: By, document: UUID) -> Parcel:
    """A paper about a patient. Raises `NoSuchThing`; that it was asked for in vain is on the trail then."""
    found = Document.objects.filter(pk=document).first()
    if found is None:
        raise NoSuchThing
    if not may_open(by, found):
        note(Event.DOCUMENT_REFUSE, by, patient=found.patient_id, document=str(document))
        raise NoSuchThing
    with recorded(Event.DOCUMENT_OPEN, by, patient=found.patient_id, document=str(document)):
        return _take_document(found)


def offer_document(by: Unattended, document: Document, take: Callable[[bytes], None]) -> None:
    """A signed form for the records system. `take` puts it there and notes it, in the same transaction."""
    with recorded(Event.DOCUMENT_OFFER, by, patient=document.patient_id, document=str(document.pk)):
        take(_take_document(document).data)


def _take_document(document: Document) -> Parcel:
    """Its key as it stands: nobody destroys it before this transaction ends."""
    hold_still([document.pk])
    document.refresh_from_db(fields=["key"])
    return _take(StoredForm(document.pk, document.key, document.object_name, document.media_type))


def _hand_over(by: Acting, asked: Asked, take: "_Taker") -> Parcel:
    seen = seen_by(by, asked)
    if seen is None:
        raise NoSuchThing
    parcel = _as_decided(seen, by.at, take)
    if parcel is None:
        return _decide_anew(by, asked, seen, take)
    heard(Event.RECORDING_VIEW, by)  # the viewing's entry stands for all that is handed over on it
    return parcel


def _as_decided(seen: Seen, now: datetime, take: "_Taker") -> Parcel | None:
    """What was asked for, if what was decided holds before it is read and still does after. Raises `NoSuchThing`."""
    if not seen.holds(now):
        return None
    try:
        parcel = take(seen.form)
    except Missing:  # destroyed while it was being read
        return None
    return parcel if seen.still_holds() else None


def _decide_anew(by: Acting, asked: Asked, seen: Seen, take: "_Taker") -> Parcel:
    """Something has changed since the viewing was opened, or it has grown old."""
    with recorded(Event.RECORDING_VIEW, by, recordings=[asked.recording], purpose=seen.purpose) as entry:
        present = held_still([asked.recording])[0]
        entry.patient = present.patient_id
        entry.verdict = permit(by, present, seen.purpose)
        if replace(seen, sensitive=present.sensitive).covered:
            raise NoSuchThing
        shown = Viewed.objects.filter(viewing=asked.viewing, recording=asked.recording)
        shown.update(revision=present.revision)
        return take(replace(seen.form, key=present.key))


_Taker = Callable[[StoredForm], Parcel]


def _take(wanted: StoredForm) -> Parcel:
    """Decrypt one object. Nothing but the functions above may call this."""
    whole = _opened(wanted)
    return Parcel(whole.read(0, whole.size), wanted.media_type)


def _whole(recording: Recording, kind: RenditionKind, number: int | None = None) -> Parcel:
    """All of one form; with a number, of that derivative. Whoever calls this has decided."""
    form = Rendition.objects.filter(is_of(number), recording=recording, kind=kind).first()
    if form is None:
        raise NoSuchThing
    return _take(StoredForm(recording.pk, recording.key, form.object_name, form.media_type))


def _take_tile(wanted: StoredForm, tile: Tile) -> Parcel:
    """Decrypt one tile; where the object's tiles lie was read a moment ago."""
    try:
        return Parcel(_PYRAMIDS.of(wanted, partial(_pyramid, wanted)).tile(*tile), TILE_TYPE)
    except NoSuchTile:
        raise NoSuchThing from None


def _pyramid(wanted: StoredForm) -> Pyramid:
    whole = _opened(wanted)
    return Pyramid(Layout(*wanted.sides), whole.size, whole.read)


def _opened(wanted: StoredForm) -> Ranges:
    if wanted.key is None:  # destroyed: the facts remain, the picture is gone
        raise NoSuchThing
    return opened(shelf(), keyring(), bytes(wanted.key), wanted.recording, wanted.name)
