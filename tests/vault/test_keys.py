"""Wrapped identities: as specified, for one recording, under one key; anything else is refused."""

from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from safelight.vault.age.keys import Identity
from safelight.vault.errors import Damaged, UnfitKey, WrongKey
from safelight.vault.kek import Kek
from safelight.vault.keys import KeyRing, head

KEK = bytes(range(32))
RING = KeyRing(Kek(KEK, "kek-1"))
RECORDING = UUID(int=1)


def test_an_identity_comes_back() -> None:
    identity, wrapped = RING.new(RECORDING)
    assert RING.unwrap(wrapped, RECORDING) == identity
    assert identity.key not in wrapped


def test_the_bytes_are_as_specified() -> None:
    wrapped = KeyRing(Kek(KEK, "kek-1"), random=lambda count: b"n" * count).wrap(
        Identity(b"k" * 32), RECORDING
    )
    about = b"safelight/identity/v1\x00\x01\x05kek-1" + RECORDING.bytes
    assert wrapped == b"\x01\x05kek-1" + b"n" * 12 + AESGCM(KEK).encrypt(b"n" * 12, b"k" * 32, about)


def test_each_identity_and_each_wrapping_is_new() -> None:
    (one, wrapped), (other, _) = RING.new(RECORDING), RING.new(RECORDING)
    assert one != other
    assert RING.wrap(one, RECORDING) != wrapped


def test_another_recording_cannot_use_it() -> None:
    with pytest.raises(Damaged, match="another recording"):
        RING.unwrap(RING.new(RECORDING)[1], UUID(int=2))


def test_another_key_is_named() -> None:
    with pytest.raises(WrongKey) as refusal:
        KeyRing(Kek(bytes(32), "kek-2")).unwrap(RING.new(RECORDING)[1], RECORDING)
    assert (refusal.value.wrapped_by, refusal.value.have) == ("kek-1", "kek-2")
    assert "kek-1" in str(refusal.value)


def test_another_key_under_the_same_id_opens_nothing() -> None:
    with pytest.raises(Damaged):
        KeyRing(Kek(bytes(32), "kek-1")).unwrap(RING.new(RECORDING)[1], RECORDING)


def test_every_flipped_byte_is_found() -> None:
    wrapped = RING.new(RECORDING)[1]
    for place in range(len(wrapped)):
        changed = bytearray(wrapped)
        changed[place] ^= 1
        with pytest.raises((Damaged, WrongKey)):
            RING.unwrap(bytes(changed), RECORDING)


def test_every_cut_is_found() -> None:
    wrapped = RING.new(RECORDING)[1]
    for length in range(len(wrapped)):
        with pytest.raises(Damaged):
            RING.unwrap(wrapped[:length], RECORDING)
    with pytest.raises(Damaged):
        RING.unwrap(wrapped + b"\0", RECORDING)


@pytest.mark.parametrize(
    ("kek", "kek_id"), [(bytes(16), "a"), (bytes(33), "a"), (KEK, ""), (KEK, "a b"), (KEK, "a" * 65)]
)
def test_it_is_no_key(kek: bytes, kek_id: str) -> None:
    with pytest.raises(UnfitKey):
        KeyRing(Kek(kek, kek_id))


def test_an_earlier_key_unwraps_and_the_one_in_use_wraps() -> None:
    old, new = Kek.of(b"1" * 32), Kek.of(b"2" * 32)
    identity, wrapped = KeyRing(old).new(RECORDING)
    both = KeyRing(new, old)
    assert both.unwrap(wrapped, RECORDING) == identity
    assert (both.in_use, both.earlier) == (new.id, {old.id})
    again = both.rewrap(wrapped, RECORDING)
    assert (wrapped.startswith(head(old.id)), again.startswith(head(new.id))) == (True, True)
    assert KeyRing(new).unwrap(again, RECORDING) == identity
    with pytest.raises(WrongKey):
        KeyRing(old).unwrap(again, RECORDING)
