"""The vault read again: what is altered, missing or nobody's is found, and nothing else, and nothing is touched."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings

from safelight.ledger.acting import Unattended
from safelight.ledger.models import LedgerEntry
from safelight.library import destroying, faults, jobs, rereading
from safelight.library.faults import Finding
from safelight.library.models import Recording, UnfinishedIntake, VaultPart
from safelight.library.rereading import PARTS, State, reread, state
from safelight.library.shelf import keyring, shelf
from safelight.trail.entry import parse
from safelight.trail.events import Event
from safelight.vault import checking
from safelight.vault.checking import Kind
from safelight.vault.errors import StoreUnavailable
from safelight.vault.place import Folder
from safelight.vault.register import What
from tests import cast as play
from tests.cast import Cast


@pytest.fixture(autouse=True)
def root(tmp_path: Path, settings: LazySettings) -> Iterator[Path]:
    """A vault of its own: the shared one has what other tests have left."""
    settings.SAFELIGHT_VAULT = Folder(tmp_path / "objects")
    shelf.cache_clear()
    yield tmp_path / "objects"
    shelf.cache_clear()
    destroying.register().path.unlink(missing_ok=True)


@pytest.fixture
def recording(cast: Cast) -> Recording:
    return play.photographed(cast)


def file_of(root: Path, recording: Recording, kind: str = "screen") -> Path:
    name = recording.renditions.get(kind=kind).object_name
    return root / name[:2] / name[2:4] / name


def findings() -> list[Finding]:
    found: list[Finding] = []
    reread(Unattended("command", play.now()), PARTS, lambda some: found.extend(some.findings))
    return found


def files(root: Path) -> dict[Path, bytes]:
    return {each: each.read_bytes() for each in root.rglob("*") if each.is_file()}


def test_a_vault_that_is_whole_has_no_findings(cast: Cast, recording: Recording) -> None:
    play.photographed(cast, seed=1)
    assert findings() == []
    parts = VaultPart.objects.all()
    assert len(parts) == 256
    assert sum(each.objects_read for each in parts) == faults.named() == 8
    entry = parse(bytes(LedgerEntry.objects.latest("index").body))
    assert entry.event == Event.VAULT_CHECK
    assert (entry.detail["objects"], len(entry.detail["parts"])) == (8, 256)


@pytest.mark.parametrize("place", [0, 100, 190, -20])
def test_each_flipped_bit_is_found(root: Path, recording: Recording, place: int) -> None:
    path = file_of(root, recording)
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.chmod(0o600)
    path.write_bytes(data)
    before = files(root)
    assert findings() == [Finding(Kind.ALTERED, path.name, f"recording {recording.pk}")]
    assert files(root) == before


def test_a_cut_object_is_found(root: Path, recording: Recording) -> None:
    path = file_of(root, recording)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1])
    assert [each.kind for each in findings()] == [Kind.ALTERED]


def test_a_missing_object_is_found(root: Path, recording: Recording) -> None:
    path = file_of(root, recording)
    path.unlink()
    assert findings() == [Finding(Kind.MISSING, path.name, f"recording {recording.pk}")]


def test_an_object_that_its_key_does_not_open_is_found(cast: Cast, recording: Recording) -> None:
    _, other = keyring().new(recording.pk)
    Recording.objects.filter(pk=recording.pk).update(key=other)
    assert {each.kind for each in findings()} == {Kind.UNREADABLE}
    Recording.objects.filter(pk=recording.pk).update(key=None)
    assert {each.kind for each in findings()} == {Kind.KEYLESS}


def test_a_size_that_is_not_the_rows_is_found(recording: Recording) -> None:
    recording.renditions.filter(kind="screen").update(size=1)
    assert [each.kind for each in findings()] == [Kind.UNREADABLE]


def test_what_nobody_names_is_found_and_kept(root: Path, recording: Recording) -> None:
    shelf().put("ab" * 16, b"left behind")
    assert findings() == [Finding(Kind.UNREFERENCED, "ab" * 16, "")]
    assert shelf().size("ab" * 16)


def test_an_intake_under_way_is_nobodys_fault(recording: Recording) -> None:
    UnfinishedIntake.objects.create(begun_at=play.now(), object_names=["ab" * 16, "cd" * 16])
    shelf().put("ab" * 16, b"under way")
    assert findings() == []


def test_what_is_destroyed_is_not_missed(cast: Cast, recording: Recording) -> None:
    destroying.destroy(cast.acting("osei"), What.RECORDING, recording.pk)
    assert findings() == []
    name = recording.renditions.get(kind="screen").object_name
    shelf().put(name, b"restored from a backup")
    assert findings() == [Finding(Kind.UNREFERENCED, name, f"recording {recording.pk}")]


def test_what_is_destroyed_meanwhile_is_not_reported(
    cast: Cast, recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the row and the object: the object is gone when it is looked for."""
    real = faults._look  # noqa: SLF001 - the moment between the two
    looked: list[str] = []

    def look(row: faults._Row, ring: faults.KeyRing) -> checking.Looked:
        looked.append(row.expected.name)
        return checking.Looked(0, Kind.MISSING) if len(looked) <= 4 else real(row, ring)

    monkeypatch.setattr(faults, "_look", look)
    assert findings() == []
    assert len(looked) == 8


def test_a_large_object_is_read_in_pieces(recording: Recording, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "HELD", 100)
    monkeypatch.setattr(checking, "PIECE", 1000)
    assert findings() == []


def test_a_store_that_does_not_answer_is_no_finding(
    recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_: object) -> None:
        raise StoreUnavailable("does not answer")

    monkeypatch.setattr(shelf(), "open", silent)
    monkeypatch.setattr(shelf(), "names", silent)
    entries = LedgerEntry.objects.count()
    with pytest.raises(StoreUnavailable):
        findings()
    assert (VaultPart.objects.count(), LedgerEntry.objects.count()) == (0, entries)


def test_one_object_that_the_disk_does_not_give_is_a_finding(
    recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, real = recording.renditions.get(kind="screen").object_name, shelf().open

    def open_(name: str) -> object:
        if name == bad:
            raise StoreUnavailable("does not answer")
        return real(name)

    monkeypatch.setattr(shelf(), "open", open_)
    assert findings() == [Finding(Kind.UNREADABLE, bad, f"recording {recording.pk}")]


def test_of_many_findings_the_first_are_kept_and_all_counted(
    monkeypatch: pytest.MonkeyPatch, db: None
) -> None:
    monkeypatch.setattr(rereading, "MOST_KEPT", 2)
    for number in range(5):
        shelf().put(f"ab{number:030x}", b"left behind")
    assert len(findings()) == 5
    part = VaultPart.objects.get(number=0xAB)
    assert (part.wrong, len(part.findings)) == (5, 2)


def read_on(at: object, numbers: object) -> None:
    for each in numbers:  # type: ignore[attr-defined]
        VaultPart.objects.update_or_create(
            number=each, defaults={"read_at": at, "objects_read": 0, "bytes_read": 0, "wrong": 0}
        )


@pytest.mark.parametrize(("days", "nights"), [(1, 1), (7, 7), (30, 29), (366, 256)])
def test_night_by_night_everything_is_read_within_the_days(
    db: None, settings: LazySettings, days: int, nights: int
) -> None:
    settings.SAFELIGHT_VAULT_CHECK_DAYS = days
    begin = play.now()
    for night in range(nights):
        read_on(begin + timedelta(days=night), rereading.due(begin + timedelta(days=night)))
    assert VaultPart.objects.count() == 256


def test_nights_that_were_missed_are_made_up_for(db: None, settings: LazySettings) -> None:
    settings.SAFELIGHT_VAULT_CHECK_DAYS = 30
    now = play.now()
    read_on(now - timedelta(days=31), range(20))
    read_on(now - timedelta(days=3), range(20, 256))
    assert set(rereading.due(now)) == set(range(20))


def test_the_nights_job_has_a_part_read_each(db: None, settings: LazySettings) -> None:
    settings.SAFELIGHT_VAULT_CHECK_DAYS = 64
    jobs.read_vault(timestamp=0)
    waiting = rereading._waiting()  # noqa: SLF001 - what the next night goes by
    assert waiting == {0, 1, 2, 3}
    jobs.read_part(part=0)
    assert VaultPart.objects.get().number == 0
    assert rereading.due(play.now()) == [4]


def test_its_state_is_that_of_the_last_reading(db: None) -> None:
    now = play.now()
    assert state() == State(None, 0, 0)
    read_on(now - timedelta(days=2), range(255))
    assert state() == State(None, 255, 0)
    read_on(now, [255])
    VaultPart.objects.filter(number=255).update(wrong=3)
    assert state() == State(now - timedelta(days=2), 256, 3)
