"""Destroying a recording or a document, the technical half: its key is erased, the register told, its objects deleted.

Whether something may be destroyed is not decided here. Nothing brings it back (docs/adr/0015).
"""

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db.models import F, QuerySet
from procrastinate.contrib.django import app

from safelight.ledger.acting import By, Unattended
from safelight.ledger.writing import recorded
from safelight.library import jobs
from safelight.library.locks import change
from safelight.library.models import Document, Recording, Rendition
from safelight.library.shelf import shelf
from safelight.trail.events import Event
from safelight.vault.errors import Missing, StoreUnavailable
from safelight.vault.register import Destroyed, Register, What

A_BATCH: Final = 1000


class NothingToDestroy(Exception):
    """There is no such recording or document, or it was destroyed before."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """How many were erased since the register has them, and how many registered since the database has them."""

    erased: int
    registered: int


def destroy(by: By, what: What, key: UUID) -> None:
    """With all its forms. Raises `NothingToDestroy`; OSError if it is destroyed, and a job has yet to register it."""
    job = _erase(by, what, key, by.at)
    with suppress(StoreUnavailable):  # nobody can read what the job has yet to delete
        finish(what, key)
        app.job_manager.cancel_job_by_id(job, delete_job=True)


def finish(what: What, key: UUID) -> None:
    """What follows once the erasure has committed; to do it again does no harm.

    Raises OSError where the register cannot be written, and `StoreUnavailable`.
    """
    at = _rows(what).filter(pk=key).values_list("destroyed_at", flat=True).first()
    if at is not None:
        register().add([Destroyed(at, what, key)])
        _delete_objects(what, key)


def reconcile(at: datetime) -> Reconciled:
    """Erase what the register has and a restored database has not, and register what the database has alone.

    Raises `UnsoundRegister`, and has done nothing then.
    """
    lines = list(register().lines())
    erased = registered = 0
    for what in What:
        known = {each.key: each.at for each in lines if each.what is what}
        for key in _living(what, known):
            _erase(Unattended("register", at), what, key, known[key])
            erased += 1
        gone = _rows(what).exclude(destroyed_at=None).values_list("pk", "destroyed_at")
        fresh = [Destroyed(when, what, key) for key, when in gone.iterator() if when and key not in known]
        if fresh:
            register().add(fresh)
            registered += len(fresh)
    return Reconciled(erased, registered)


def add_copy(path: Path) -> int:
    """Add what a copy of the register has and this one has not; how many lines. Raises `UnsoundRegister`."""
    known = set(register().lines())
    fresh = [each for each in Register(path).lines() if each not in known]
    if fresh:
        register().add(fresh)
    return len(fresh)


def register() -> Register:
    """The installation's own."""
    return Register(settings.SAFELIGHT_HOME / "destroyed")


def _erase(by: By, what: What, key: UUID, at: datetime) -> int:
    """The job that finishes it, committed with it: whatever happens to this process, the rest is done."""
    event = Event.RECORDING_DESTROY if what is What.RECORDING else Event.DOCUMENT_DESTROY
    with recorded(event, by) as entry:
        change([key])  # nobody decides on it meanwhile; who has its bytes in hand looks again before they go
        row = _rows(what).select_for_update(of=("self",)).filter(pk=key, destroyed_at=None).first()
        if row is None:
            raise NothingToDestroy
        entry.patient = row.patient_id
        if isinstance(row, Recording):
            entry.recordings = (key,)
            Recording.objects.filter(pk=key).update(revision=F("revision") + 1, likeness=None)
        else:
            entry.detail["document"] = str(key)
        _rows(what).filter(pk=key).update(key=None, destroyed_at=at)
        return _defer(what, key)


def _defer(what: What, key: UUID) -> int:
    if what is What.RECORDING:
        return jobs.finish_destroying_recording.defer(recording=str(key))
    return jobs.finish_destroying_document.defer(document=str(key))


def _rows(what: What) -> "QuerySet[Recording] | QuerySet[Document]":
    return Recording.objects.all() if what is What.RECORDING else Document.objects.all()


def _living(what: What, keys: Collection[UUID]) -> Iterator[UUID]:
    """Which of these are not destroyed here."""
    rest = iter(keys)
    while some := list(islice(rest, A_BATCH)):
        yield from list(_rows(what).filter(pk__in=some, destroyed_at=None).values_list("pk", flat=True))


def _delete_objects(what: What, key: UUID) -> None:
    if what is What.RECORDING:
        names = list(Rendition.objects.filter(recording=key).values_list("object_name", flat=True))
    else:
        names = list(Document.objects.filter(pk=key).values_list("object_name", flat=True))
    for name in names:
        with suppress(Missing):
            shelf().delete(name)
