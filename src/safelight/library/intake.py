"""Taking a recording in: checked by decoding, encrypted, durable, with its smaller copies, filed
under its consent.

All or nothing. The objects are written under a transaction that files them; if this process dies between,
the sweep removes them.
Their key was never committed, so that nobody could have read them.
"""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction

from safelight.consent.actions import Covers, Finding, establish, wait_for
from safelight.consent.established import YES
from safelight.consent.models import About, Form
from safelight.imaging.decoded import derived as derived_apart
from safelight.imaging.measured import told
from safelight.imaging.values import Captured, Derivation
from safelight.ledger.acting import Acting
from safelight.ledger.writing import Draft, recorded
from safelight.library.announce import announce
from safelight.library.clock import made_at
from safelight.library.jobs import cut_pyramid
from safelight.library.locks import alone_with
from safelight.library.making import Making, against_the_rules
from safelight.library.models import Recording, Rendition, RenditionKind, UnfinishedIntake
from safelight.library.resembling import tell_of_others
from safelight.library.shelf import keyring, shelf
from safelight.library.standing import stand
from safelight.policy.verdict import Verdict
from safelight.trail.events import Event
from safelight.vault.errors import Missing
from safelight.vault.writing import Sealed, keep, seal

GIVEN_UP: Final = timedelta(hours=1)  # an intake takes seconds, a form of many photographs minutes


class AlreadyFiled(Exception):
    """The same file is filed for this patient; `recording` is it."""

    def __init__(self, recording: Recording) -> None:
        super().__init__("already filed")
        self.recording = recording


@dataclass(frozen=True, slots=True)
class Subject:
    """What is to be noted of a recording beside its bytes."""

    body_site: str
    view: str
    since: datetime  # the session's begin: a camera's clock that says earlier is not believed
    authorities: tuple[str, ...] = ()
    making: Making = field(default_factory=Making)


def take_in(by: Acting, form: Form, original: bytes, subject: Subject) -> Recording:
    """File one photograph, whether it should have been made or not.

    Raises `imaging.unfit.Unfit` for what is no sound picture, and `AlreadyFiled`.
    """
    sweep(by.at)
    derived = derived_apart(original)
    digest = hashlib.sha256(original).digest()
    _refuse_known(form.patient_id, digest)
    key = uuid4()
    sealed = seal(keyring(), key, _forms(original, derived))
    unfinished = UnfinishedIntake.objects.create(begun_at=by.at, object_names=sealed.names)
    with recorded(Event.RECORDING_TAKE_IN, by, patient=form.patient_id, recordings=[key]) as entry:
        UnfinishedIntake.objects.select_for_update().get(
            pk=unfinished.pk
        )  # the sweep leaves alone what is held
        keep(shelf(), sealed)
        wait_for(form.patient_id)
        _refuse_known(form.patient_id, digest)
        alone_with(bytes.fromhex(derived.measured.pixels))
        recording = _recording(by, key, form, digest, derived, subject)
        recording.key = sealed.wrapped
        against = _judge_the_making(by, entry, recording, subject.making)
        stand([recording], by)
        recording.save(force_insert=True)
        Rendition.objects.bulk_create(_renditions(recording, derived, sealed))
        unfinished.delete()
        cut_pyramid.defer(recording=str(key))
        if against is not None:
            announce(by, recording, against)
        tell_of_others(by, recording)
    return recording


def sweep(now: datetime) -> int:
    """Remove what intakes that never ended have left in the vault; how many there were."""
    shelf().tidy((now - GIVEN_UP).timestamp())
    with transaction.atomic():
        left = UnfinishedIntake.objects.select_for_update(skip_locked=True).filter(
            begun_at__lt=now - GIVEN_UP
        )
        for each in (rows := list(left)):
            for name in each.object_names:
                with suppress(Missing):
                    shelf().delete(name)
            each.delete()
    return len(rows)


def _judge_the_making(by: Acting, entry: Draft, recording: Recording, making: Making) -> Verdict | None:
    """Find, where it is so, that it should not have been made: before its standing is worked out."""
    verdict = against_the_rules(by, recording, making.circumstances)
    if verdict is not None:
        paragraphs = tuple(map(str, verdict.citations))
        entry.detail["against"] = paragraphs
        covers = Covers(recording=recording.pk)
        about = About.MADE_AGAINST_THE_RULES
        found = Finding(about, YES, "The library, at intake", by.at, covers, grounds=", ".join(paragraphs))
        establish(by, entry, recording.patient_id, [found])
    return verdict


def _forms(original: bytes, derived: Derivation) -> dict[str, bytes]:
    return {
        RenditionKind.ORIGINAL: original,
        **{RenditionKind(size): each.data for size, each in derived.renditions.items()},
    }


def _renditions(recording: Recording, derived: Derivation, sealed: Sealed) -> Iterator[Rendition]:
    shapes = {
        RenditionKind(size): (each.media_type, each.width, each.height)
        for size, each in derived.renditions.items()
    }
    first = derived.original
    shapes[RenditionKind.ORIGINAL] = (first.format.media_type, first.width, first.height)
    for kind, (media_type, width, height) in shapes.items():
        stored = sealed.objects[kind]
        yield Rendition(
            recording=recording,
            kind=kind,
            object_name=stored.name,
            media_type=media_type,
            size=stored.size,
            digest=stored.digest,
            width=width,
            height=height,
        )


def _recording(
    by: Acting, key: UUID, form: Form, digest: bytes, derived: Derivation, subject: Subject
) -> Recording:
    return Recording(
        id=key,
        patient=form.patient,
        form=form,
        taken_in_by_id=by.staff,
        taken_in_at=by.at,
        made_at=made_at(derived.captured.taken, subject.since, by.at),
        made_for=subject.making.made_for,
        made_by=subject.making.made_by,
        device=subject.making.device,
        shows=list(subject.making.shows),
        others=subject.making.others,
        authorities=list(subject.authorities),
        body_site=subject.body_site,
        view=subject.view,
        camera=_camera(derived.captured),
        sha256=digest,
        maker_id=subject.making.maker,
        ruler=subject.making.ruler,
        **_measures(derived),
    )


def _measures(derived: Derivation) -> dict[str, object]:
    """The digests in columns of their own, the rest as it was told, with the sides that it is seen in."""
    quality = told(derived.measured) | {"sides": [derived.original.width, derived.original.height]}
    return {each: bytes.fromhex(quality.pop(each)) for each in ("pixels", "likeness")} | {"quality": quality}


def _camera(captured: Captured) -> dict[str, object]:
    fields = asdict(captured)
    taken = captured.taken
    return {**fields, "taken": taken.isoformat() if taken else None}


def _refuse_known(patient: UUID, digest: bytes) -> None:
    known = Recording.objects.filter(patient=patient, sha256=digest).first()
    if known is not None:
        raise AlreadyFiled(known)
