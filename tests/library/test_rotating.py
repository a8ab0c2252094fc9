"""The key-encryption key changes: everything opens before, meanwhile and after, and no object is touched."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection

from safelight.ledger.acting import Unattended
from safelight.ledger.models import LedgerEntry
from safelight.ledger.writing import recorded
from safelight.library import destroying, door, rotating
from safelight.library.documents import Paper, keep_documents, seal_documents
from safelight.library.intake import GIVEN_UP
from safelight.library.models import (
    Document,
    DocumentKind,
    KeyRotation,
    Recording,
    RenditionKind,
    UnfinishedIntake,
)
from safelight.library.rotating import NoNewKey, StillNeeded, TooEarly, UnderWay
from safelight.library.shelf import key_file, keyring, shelf
from safelight.policy.facts import Purpose
from safelight.trail.events import Event
from safelight.vault.errors import UnfitKey, WrongKey
from safelight.vault.kek import Kek
from safelight.vault.program import Program
from safelight.vault.register import What
from tests import cast as play
from tests.cast import Cast


@pytest.fixture(autouse=True)
def key_of_before(db: None) -> Iterator[None]:
    """The keys of the other tests come back."""
    path = key_file().path
    before = path.read_bytes()
    yield
    path.write_bytes(before)
    path.chmod(0o600)
    destroying.register().path.unlink(missing_ok=True)


@pytest.fixture
def recording(cast: Cast) -> Recording:
    return play.photographed(cast)


def key_id(wrapped: bytes) -> str:
    """Of what wrapped it: docs/spec/vault-keys.md."""
    return wrapped[2 : 2 + wrapped[1]].decode()


def by() -> Unattended:
    return Unattended("command", play.now())


def rotate() -> int:
    rotating.begin(by())
    return rotating.finish(by(), lambda _: None)


def wraps(recording: Recording) -> str:
    recording.refresh_from_db()
    return key_id(bytes(recording.key or b""))


def opens(cast: Cast, recording: Recording) -> bool:
    acting = cast.acting("okafor")
    opened = door.open_one(acting, recording.pk, Purpose.CARE)
    return bool(door.hand_over(acting, opened.viewing, recording.pk, RenditionKind.THUMBNAIL).data)


def aged() -> None:
    """The last change of keys was a day ago."""
    past = play.now() - timedelta(days=1)
    os.utime(key_file().path, (past.timestamp(),) * 2)
    KeyRotation.objects.update(begun_at=past)


def test_everything_is_wrapped_by_the_new_key_and_no_object_is_touched(
    cast: Cast, recording: Recording
) -> None:
    paper = Paper(DocumentKind.SCANNED_PAGE, b"a page", "image/jpeg", cast.rose.pk)
    with recorded(Event.SCAN_TAKE_IN, cast.acting("ferris")):
        (document,) = keep_documents(cast.acting("ferris"), seal_documents(cast.acting("ferris"), [paper]))
    old, names = keyring().in_use, sorted(shelf().names())
    assert rotate() == 2
    new = keyring().in_use
    assert new != old
    assert wraps(recording) == new
    assert key_id(bytes(Document.objects.get(pk=document.pk).key or b"")) == new
    assert sorted(shelf().names()) == names
    assert opens(cast, recording)
    assert door.open_document(cast.acting("ferris"), document.pk).data == b"a page"


def test_meanwhile_both_keys_open(cast: Cast, recording: Recording) -> None:
    other = play.photographed(cast, seed=1)
    rotating.begin(by())
    fresh = play.photographed(cast, seed=2)
    assert wraps(recording) != wraps(fresh) == keyring().in_use
    assert all(opens(cast, each) for each in (recording, other, fresh))
    assert rotating.left() == 2


def test_a_rotation_that_was_killed_goes_on(
    cast: Cast, recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [recording, *(play.photographed(cast, seed=seed) for seed in (1, 2))]
    monkeypatch.setattr(rotating, "A_BATCH", 1)

    class Killed(BaseException):
        pass

    def killed(_: int) -> None:
        raise Killed

    assert rotating.begin(by())
    with pytest.raises(Killed):
        rotating.finish(by(), killed)
    in_use = keyring().in_use
    assert rotating.left() == 2
    assert all(opens(cast, each) for each in rows)
    assert not rotating.begin(by())
    heard: list[int] = []
    assert rotating.finish(by(), heard.append) == 2
    assert heard == [1, 1]
    assert {wraps(each) for each in rows} == {in_use} == {keyring().in_use}


def test_one_that_was_killed_before_its_last_entry_ends_first(cast: Cast, recording: Recording) -> None:
    rotating.begin(by())
    KeyRotation.objects.filter(key_id=keyring().in_use).update(ended_at=None)
    in_use = keyring().in_use
    list(rotating._rewrapped(Recording.objects.all(), []))  # noqa: SLF001 - all but the end
    assert not rotating.begin(by())
    assert rotating.finish(by(), lambda _: None) == 0
    assert keyring().in_use == in_use
    assert KeyRotation.objects.get(key_id=in_use).ended_at is not None
    assert rotating.begin(by())


def test_a_key_that_does_not_open_is_named_and_keeps_no_other_out(cast: Cast, recording: Recording) -> None:
    other = play.photographed(cast, seed=1)
    Recording.objects.filter(pk=other.pk).update(
        key=bytes(recording.key or b"")
    )  # moved: it opens nothing there
    rotating.begin(by())
    with pytest.raises(rotating.NotOpened) as stuck:
        rotating.finish(by(), lambda _: None)
    assert stuck.value.owners == [f"recording {other.pk}"]
    assert wraps(recording) == keyring().in_use
    assert not LedgerEntry.objects.filter(event=Event.KEY_ROTATE).exists()
    aged()
    with pytest.raises(StillNeeded):
        rotating.forget(by())


def test_it_is_on_the_trail(cast: Cast, recording: Recording) -> None:
    rotate()
    last = list(LedgerEntry.objects.order_by("-index").values_list("event", flat=True)[:2])
    assert last == [Event.KEY_ROTATE, Event.KEY_MAKE]
    body = bytes(LedgerEntry.objects.latest("index").body)
    assert keyring().in_use.encode() in body
    assert key_file().read()[0].key.hex().encode() not in body


def test_what_is_destroyed_stays_destroyed(cast: Cast, recording: Recording) -> None:
    destroying.destroy(cast.acting("osei"), What.RECORDING, recording.pk)
    assert rotate() == 0
    assert Recording.objects.get(pk=recording.pk).key is None


def test_earlier_keys_are_forgotten_after_an_hour(cast: Cast, recording: Recording) -> None:
    old, before = keyring().in_use, bytes(recording.key or b"")
    rotate()
    with pytest.raises(TooEarly):
        rotating.forget(by())
    assert keyring().earlier == {old}
    aged()
    assert rotating.forget(by()) == {old}
    assert keyring().earlier == frozenset()
    assert opens(cast, recording)
    with pytest.raises(WrongKey):  # a copy of the row from before, as a backup has it
        keyring().unwrap(before, recording.pk)
    assert LedgerEntry.objects.filter(event=Event.KEY_FORGET).count() == 1


def test_a_key_that_is_needed_is_not_forgotten(cast: Cast, recording: Recording) -> None:
    rotating.begin(by())
    aged()
    with pytest.raises(StillNeeded):
        rotating.forget(by())
    assert opens(cast, recording)


def test_an_old_intake_that_is_about_to_end_may_need_it(
    cast: Cast, recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    rotate()
    aged()
    UnfinishedIntake.objects.create(begun_at=play.now() - 2 * GIVEN_UP, object_names=[])
    with monkeypatch.context() as patched:
        patched.setattr(rotating, "sweep", lambda _: 0)  # another transaction holds its row
        with pytest.raises(StillNeeded):
            rotating.forget(by())
    assert rotating.forget(by())


def test_only_one_rotates_at_a_time(cast: Cast) -> None:
    other = connection.copy()
    try:
        with rotating.alone(), other.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [rotating._LOCK])  # noqa: SLF001
            assert cursor.fetchone() == (False,)
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [rotating._LOCK])  # noqa: SLF001
            assert cursor.fetchone() == (True,)
        with pytest.raises(UnderWay), rotating.alone():
            pass
    finally:
        other.close()


def test_a_key_of_the_environment_is_changed_there(
    cast: Cast, recording: Recording, settings: LazySettings
) -> None:
    (present,), new = key_file().read(), Kek.generate()
    key_file().path.unlink()
    try:
        settings.SAFELIGHT_VAULT_KEYS = (present,)
        with pytest.raises(NoNewKey):
            rotating.begin(by())
        settings.SAFELIGHT_VAULT_KEYS = (new, present)
        _forget_the_ring()
        assert opens(cast, recording)
        assert rotate() == 1
        assert wraps(recording) == new.id
        settings.SAFELIGHT_VAULT_KEYS = (new,)
        _forget_the_ring()
        assert opens(cast, recording)
    finally:
        _forget_the_ring()


def test_from_the_file_to_a_program(
    cast: Cast, recording: Recording, settings: LazySettings, tmp_path: Path
) -> None:
    """The new key is wrapped by the program; the old one is forgotten, and the file holds no key any more."""
    path = tmp_path / "key-service"
    path.write_text("#!/bin/sh\ntr '\\000-\\377' '\\200-\\377\\000-\\177'\n")
    path.chmod(0o700)
    settings.SAFELIGHT_VAULT_KEY_PROGRAM = path
    assert key_file().program == Program(path)
    assert rotate() == 1
    aged()
    rotating.forget(by())
    assert key_file().path.read_text().startswith(f"wrapped {keyring().in_use} ")
    assert key_file().path.read_text().count("\n") == 1
    assert opens(cast, recording)
    path.unlink()
    _forget_the_ring()
    with pytest.raises(UnfitKey, match="cannot be run"):
        opens(cast, recording)


def _forget_the_ring() -> None:
    """As a process that starts anew."""
    from safelight.library import shelf as place

    place._keyring.cache_clear()  # noqa: SLF001
