"""Destroyed: the object, its derivatives and every copy of them are unreadable, and a restore brings nothing back."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from procrastinate.contrib.django.models import ProcrastinateJob

from safelight.ledger.models import LedgerEntry
from safelight.ledger.writing import recorded
from safelight.library import destroying, door, jobs
from safelight.library.destroying import NothingToDestroy, Reconciled, destroy, reconcile
from safelight.library.documents import Paper, keep_documents, seal_documents
from safelight.library.models import Document, DocumentKind, Recording, RenditionKind
from safelight.library.shelf import keyring, shelf
from safelight.policy.facts import Purpose
from safelight.trail.events import Event
from safelight.vault.errors import StoreUnavailable
from safelight.vault.local import LocalStore
from safelight.vault.reading import read
from safelight.vault.register import UnsoundRegister, What
from tests import cast as play
from tests.cast import Cast


@pytest.fixture(autouse=True)
def register_of_its_own(db: None) -> Iterator[Path]:
    path = destroying.register().path
    path.unlink(missing_ok=True)
    yield path
    path.unlink(missing_ok=True)


@pytest.fixture
def recording(cast: Cast) -> Recording:
    return play.photographed(cast)


def gone(cast: Cast, recording: Recording) -> None:
    destroy(cast.acting("osei"), What.RECORDING, recording.pk)


def names(recording: Recording) -> list[str]:
    return list(recording.renditions.values_list("object_name", flat=True))


def test_a_copy_of_the_objects_is_unreadable_from_then_on(
    cast: Cast, recording: Recording, tmp_path: Path
) -> None:
    """Before: the same copy opens with what the database has. After: the database has nothing that opens it."""
    backup = tmp_path / "backup"
    shutil.copytree(settings.SAFELIGHT_HOME / "objects", backup)
    copies, key = LocalStore(backup), bytes(recording.key or b"")
    assert all(read(copies, keyring(), key, recording.pk, each) for each in names(recording))
    gone(cast, recording)
    assert sorted(names(recording))
    assert set(names(recording)) <= set(copies.names())
    left = Recording.objects.values_list("key", flat=True).get(pk=recording.pk)
    assert left is None
    for other in Recording.objects.exclude(key=None).values_list("pk", "key"):
        for each in names(recording):
            with pytest.raises(Exception, match="identity"):
                read(copies, keyring(), bytes(other[1] or b""), other[0], each)


def test_the_objects_are_deleted(cast: Cast, recording: Recording) -> None:
    other = play.photographed(cast, seed=1)
    gone(cast, recording)
    assert set(shelf().names()).isdisjoint(names(recording))
    assert set(names(other)) <= set(shelf().names())


def test_an_open_viewing_gives_no_more(cast: Cast, recording: Recording) -> None:
    by = cast.acting("okafor")
    opened = door.open_one(by, recording.pk, Purpose.CARE)
    gone(cast, recording)
    with pytest.raises(door.NoSuchThing):
        door.hand_over(by, opened.viewing, recording.pk, RenditionKind.THUMBNAIL)


def test_it_stands_in_the_trail_and_on_the_register(cast: Cast, recording: Recording) -> None:
    gone(cast, recording)
    assert LedgerEntry.objects.latest("index").event == Event.RECORDING_DESTROY
    (line,) = destroying.register().lines()
    destroyed_at = Recording.objects.get(pk=recording.pk).destroyed_at
    assert destroyed_at is not None
    assert (line.what, line.key, line.at) == (
        What.RECORDING,
        recording.pk,
        destroyed_at.replace(microsecond=0),
    )


def test_it_is_destroyed_once(cast: Cast, recording: Recording) -> None:
    gone(cast, recording)
    entries = LedgerEntry.objects.count()
    for key in (recording.pk, uuid4()):
        with pytest.raises(NothingToDestroy):
            destroy(cast.acting("osei"), What.RECORDING, key)
    assert LedgerEntry.objects.count() == entries


def test_no_job_is_left_where_nothing_is_left_to_do(cast: Cast, recording: Recording) -> None:
    gone(cast, recording)
    assert not ProcrastinateJob.objects.filter(task_name__contains="destroying").exists()


def test_a_job_does_what_a_killed_process_left(
    cast: Cast, recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(destroying, "finish", killed)
        with pytest.raises(Killed):
            gone(cast, recording)
    assert list(destroying.register().lines()) == []
    job = ProcrastinateJob.objects.get(task_name="library.finish_destroying_recording")
    jobs.finish_destroying_recording(**job.args)
    assert [each.key for each in destroying.register().lines()] == [recording.pk]
    assert set(shelf().names()).isdisjoint(names(recording))


def test_a_store_that_does_not_answer_leaves_the_deletion_to_the_job(
    cast: Cast, recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(_: str) -> None:
        raise StoreUnavailable("does not answer")

    with monkeypatch.context() as patched:
        patched.setattr(shelf(), "delete", silent)
        gone(cast, recording)
    assert [each.key for each in destroying.register().lines()] == [recording.pk]
    assert ProcrastinateJob.objects.filter(task_name="library.finish_destroying_recording").exists()


def test_a_restored_row_is_erased_again(cast: Cast, recording: Recording) -> None:
    """A backup of the database from before, with the living register."""
    before = bytes(recording.key or b"")
    gone(cast, recording)
    Recording.objects.filter(pk=recording.pk).update(key=before, destroyed_at=None)
    assert reconcile(play.now()) == Reconciled(erased=1, registered=0)
    row = Recording.objects.get(pk=recording.pk)
    (line,) = destroying.register().lines()
    assert (row.key, row.destroyed_at) == (None, line.at)
    assert LedgerEntry.objects.latest("index").event == Event.RECORDING_DESTROY
    assert reconcile(play.now()) == Reconciled(0, 0)


def test_a_lost_register_is_written_from_the_database(cast: Cast, recording: Recording) -> None:
    gone(cast, recording)
    destroying.register().path.unlink()
    assert reconcile(play.now()) == Reconciled(erased=0, registered=1)
    assert [each.key for each in destroying.register().lines()] == [recording.pk]


def test_an_unsound_register_changes_nothing(cast: Cast, recording: Recording) -> None:
    gone(cast, recording)
    Recording.objects.filter(pk=recording.pk).update(key=b"restored", destroyed_at=None)
    with destroying.register().path.open("a") as file:
        file.write("what is this\n")
    with pytest.raises(UnsoundRegister):
        reconcile(play.now())
    assert bytes(Recording.objects.get(pk=recording.pk).key or b"") == b"restored"


def test_a_document_is_destroyed_too(cast: Cast) -> None:
    paper = Paper(DocumentKind.SCANNED_PAGE, b"a page", "image/jpeg", cast.rose.pk)
    with recorded(Event.SCAN_TAKE_IN, by := cast.acting("ferris")):
        document = keep_documents(by, seal_documents(by, [paper]))[0].pk
    assert door.open_document(by, document).data == b"a page"
    destroy(cast.acting("osei"), What.DOCUMENT, document)
    assert Document.objects.get(pk=document).key is None
    with pytest.raises(door.NoSuchThing):
        door.open_document(by, document)
    assert [(each.what, each.key) for each in destroying.register().lines()] == [(What.DOCUMENT, document)]
