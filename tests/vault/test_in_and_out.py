"""The vault's two sides together: what intake keeps, the door reads; neither side knows the other."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest

from safelight.vault import reading
from safelight.vault.errors import Damaged, Missing, WrongIdentity, WrongKey
from safelight.vault.kek import Kek
from safelight.vault.keys import KeyRing
from safelight.vault.local import LocalStore
from safelight.vault.store import Store
from safelight.vault.writing import Sealed, keep, seal

RING = KeyRing(Kek(bytes(range(32)), "kek-1"))
RECORDING, OTHER = UUID(int=1), UUID(int=2)
FORMS = {"original": bytes(200_000), "thumbnail": b"a small picture"}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return LocalStore(tmp_path)


@pytest.fixture
def sealed(store: Store) -> Sealed:
    made = seal(RING, RECORDING, FORMS)
    keep(store, made)
    return made


def read(store: Store, sealed: Sealed, form: str, recording: UUID = RECORDING, ring: KeyRing = RING) -> bytes:
    return reading.read(store, ring, sealed.wrapped, recording, sealed.objects[form].name)


def test_what_is_kept_is_read(store: Store, sealed: Sealed) -> None:
    assert {form: read(store, sealed, form) for form in FORMS} == FORMS


def test_a_range_is_read(store: Store) -> None:
    plain = bytes(range(256)) * 1000
    made = seal(RING, RECORDING, {"film": plain})
    keep(store, made)
    name = made.objects["film"].name
    assert reading.read(store, RING, made.wrapped, RECORDING, name, 65_530, 10) == plain[65_530:65_540]
    assert reading.read(store, RING, made.wrapped, RECORDING, name, 255_990) == plain[255_990:]
    ranges = reading.opened(store, RING, made.wrapped, RECORDING, name)
    assert ranges.size == len(plain)
    assert ranges.read(0, 3) + ranges.read(100_000, 3) == plain[:3] + plain[100_000:100_003]


def test_an_object_says_what_is_stored(store: Store, sealed: Sealed) -> None:
    for form, plain in FORMS.items():
        stored = sealed.objects[form]
        with store.open(stored.name) as source:
            data = source.read(0, source.size)
        assert stored.size == len(plain)
        assert stored.digest == sha256(data).digest()
        assert plain[:15] not in data


def test_nothing_is_stored_by_sealing(store: Store) -> None:
    made = seal(RING, RECORDING, FORMS)
    assert list(store.names()) == []
    keep(store, made)
    assert sorted(store.names()) == sorted(made.names)


def test_the_key_of_another_recording_does_not_open_it(store: Store, sealed: Sealed) -> None:
    other = seal(RING, OTHER, FORMS)
    name = sealed.objects["original"].name
    with pytest.raises(WrongIdentity):
        reading.read(store, RING, other.wrapped, OTHER, name)
    with pytest.raises(Damaged):
        reading.read(store, RING, sealed.wrapped, OTHER, name)


def test_another_installation_does_not_open_it(store: Store, sealed: Sealed) -> None:
    with pytest.raises(WrongKey):
        read(store, sealed, "original", ring=KeyRing(Kek(bytes(32), "kek-2")))


def test_an_object_that_is_gone_is_missing(store: Store, sealed: Sealed) -> None:
    store.delete(sealed.objects["thumbnail"].name)
    with pytest.raises(Missing):
        read(store, sealed, "thumbnail")


@pytest.mark.parametrize(
    ("side", "stranger"),
    [
        ("safelight.vault.writing", "safelight.vault.age.opening"),
        ("safelight.vault.writing", "safelight.vault.reading"),
        ("safelight.vault.reading", "safelight.vault.writing"),
        ("safelight.vault.reading", "django"),
        ("safelight.trail.verify", "django"),
    ],
)
def test_a_side_does_not_know_the_other(side: str, stranger: str) -> None:
    look = f"import sys, {side}; sys.exit({stranger!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
