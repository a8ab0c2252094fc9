"""The folder as store: what it keeps is whole and durable, and what it cannot keep is not there at all."""

import errno
import os
import resource
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from safelight.vault.errors import Exists, Missing, StoreFull, StoreUnavailable
from safelight.vault.local import LocalStore
from safelight.vault.store import Data, Store, new_names, probe

NAME, OTHER, THIRD = "ab" * 16, "ac" * 16, "ad" * 16


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "objects"


@pytest.fixture
def store(root: Path) -> Store:
    return LocalStore(root)


def files(root: Path) -> list[Path]:
    return [each for each in root.rglob("*") if each.is_file()]


@contextmanager
def no_file_over(size: int) -> Iterator[None]:
    """The system itself refuses to let a file of this process grow beyond `size`."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def content(store: Store, name: str) -> bytes:
    with store.open(name) as source:
        return source.read(0, source.size)


def test_what_is_put_is_there(store: Store) -> None:
    store.put(NAME, b"one")
    store.put(OTHER, iter([b"in ", b"", b"parts"]))
    assert content(store, NAME) == b"one"
    assert content(store, OTHER) == b"in parts"
    assert store.size(OTHER) == 8
    assert sorted(store.names()) == [NAME, OTHER]


def test_a_range_is_read(store: Store) -> None:
    store.put(NAME, b"0123456789")
    with store.open(NAME) as source:
        assert (source.read(2, 3), source.read(8, 9), source.read(10, 1)) == (b"234", b"89", b"")


def test_objects_lie_where_the_specification_says(store: Store, root: Path) -> None:
    store.put(NAME, b"one")
    path = root / "ab" / "ab" / NAME
    assert path.read_bytes() == b"one"
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert {stat.S_IMODE(each.stat().st_mode) for each in path.parents[:3]} == {0o700}
    assert files(root) == [path]


def test_an_object_is_never_overwritten(store: Store, root: Path) -> None:
    store.put(NAME, b"one")
    with pytest.raises(Exists) as refusal:
        store.put_many({OTHER: b"other", NAME: b"another"})
    assert refusal.value.name == NAME
    assert content(store, NAME) == b"one"
    assert list(store.names()) == [NAME]
    assert len(files(root)) == 1


def test_of_several_writers_of_one_name_one_succeeds(store: Store) -> None:
    def put(number: int) -> bool:
        try:
            store.put(NAME, bytes([number]) * 1000)
        except Exists:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(put, range(8)))
    assert outcomes.count(True) == 1
    assert content(store, NAME) == bytes([outcomes.index(True)]) * 1000


def test_an_object_is_not_there_until_it_is_whole(store: Store) -> None:
    def parts() -> Iterator[bytes]:
        yield b"half"
        with pytest.raises(Missing):
            store.open(NAME)
        assert list(store.names()) == []
        yield b"half"

    store.put(NAME, parts())
    assert store.size(NAME) == 8


def test_a_full_disk_leaves_nothing(store: Store, root: Path) -> None:
    store.put(THIRD, b"was there")
    with no_file_over(10_000), pytest.raises(StoreFull):
        store.put_many({NAME: b"small", OTHER: bytes(20_000)})
    assert [each.name for each in files(root)] == [THIRD]


@pytest.mark.parametrize("call", ["write", "fsync", "link", "mkdir"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_wherever_the_disk_is_full_nothing_is_left(
    store: Store, root: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    real, calls = getattr(os, call), iter([True, False])

    def full(*arguments: object, **options: object) -> object:
        if next(calls, False):
            return real(*arguments, **options)
        raise OSError(code, "no room")

    monkeypatch.setattr(os, call, full)
    with pytest.raises(StoreFull):
        store.put_many({NAME: b"one", OTHER: b"two"})
    assert files(root) == []


def test_another_failure_leaves_nothing_and_is_itself(store: Store, root: Path) -> None:
    def parts() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store.put_many({NAME: b"one", OTHER: parts()})
    assert files(root) == []


def test_each_object_and_each_folder_is_synchronised(
    store: Store, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synchronised: list[Path] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        synchronised.append(Path(f"/proc/self/fd/{descriptor}").readlink())
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    names = new_names(3)
    store.put_many(dict.fromkeys(names, b"data"))
    *written, inner, middle, outer = synchronised
    folder = root / names[0][:2] / names[0][2:4]
    assert [each.parent for each in written] == [root / ".partial"] * 3
    assert [inner, middle, outer] == [folder, folder.parent, root]


def test_a_store_that_overwrites_will_not_do(store: Store, root: Path) -> None:
    class Overwriting(LocalStore):
        def put(self, name: str, data: Data) -> None:
            with suppress(Missing):
                self.delete(name)
            super().put(name, data)

    probe(store)
    assert files(root) == []
    with pytest.raises(StoreUnavailable, match="overwrites"):
        probe(Overwriting(root))
    assert files(root) == []


def test_what_is_deleted_is_gone(store: Store) -> None:
    store.put(NAME, b"one")
    store.delete(NAME)
    assert list(store.names()) == []
    for ask in (store.open, store.size, store.delete):
        with pytest.raises(Missing) as refusal:
            ask(NAME)
        assert refusal.value.name == NAME


def test_a_strange_file_is_no_object(store: Store, root: Path) -> None:
    store.put(NAME, b"one")
    (root / "ab" / "ab" / "lost+found.txt").write_text("not ours")
    assert list(store.names()) == [NAME]


def test_what_a_kill_left_is_no_object(store: Store, root: Path) -> None:
    (root / ".partial" / NAME).write_bytes(b"half")
    assert list(store.names()) == []
    store.put(NAME, b"whole")
    assert content(store, NAME) == b"whole"


def test_what_a_kill_left_is_tidied_away_when_it_is_old(root: Path) -> None:
    store, left = LocalStore(root), root / ".partial" / NAME
    store.put(NAME, b"whole")
    left.write_bytes(b"half")
    changed = left.stat().st_mtime
    assert store.tidy(before=changed) == 0
    assert store.tidy(before=changed + 1) == 1
    assert [each.name for each in files(root)] == [NAME]
    assert content(store, NAME) == b"whole"


@pytest.mark.parametrize(
    "name", ["", "a", "AB" * 16, "../" + "a" * 29, "ab" * 17, "ab" * 16 + "\n", "g" * 32]
)
def test_nothing_else_is_a_name(store: Store, name: str) -> None:
    for ask in (store.open, store.size, store.delete):
        with pytest.raises(ValueError, match="32 hexadecimal"):
            ask(name)
    with pytest.raises(ValueError, match="32 hexadecimal"):
        store.put(name, b"")


def test_names_of_one_recording_share_a_folder_and_nothing_else() -> None:
    names = new_names(50)
    assert len(set(names)) == 50
    assert len({name[:4] for name in names}) == 1
    assert len({name[4:8] for name in names}) > 25
