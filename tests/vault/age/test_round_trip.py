"""What is sealed opens, whole and in ranges; what was cut, changed or put elsewhere does not."""

from hashlib import shake_128
from io import BytesIO, RawIOBase
from typing import BinaryIO, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safelight.vault.age.keys import Identity
from safelight.vault.age.opening import open_ranges
from safelight.vault.age.sealing import encrypt, sealed
from safelight.vault.age.stream import CHUNK, SEALED_CHUNK
from safelight.vault.errors import Damaged, VaultFailure, WrongIdentity
from safelight.vault.source import InMemory

IDENTITY = Identity(bytes(range(32)))
HEADER = 168
START = HEADER + 16  # of the first chunk
EDGES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 5 * CHUNK - 1, 5 * CHUNK + 7]

PLAIN = shake_128(b"a film").digest(max(EDGES))
LONG = encrypt(PLAIN, IDENTITY.recipient)
SHORT = encrypt(b"a small object", IDENTITY.recipient)


def opened(data: bytes) -> bytes:
    ranges = open_ranges(InMemory(data), IDENTITY)
    return ranges.read(0, ranges.size)


def chunks(data: bytes) -> list[bytes]:
    return [data[at : at + SEALED_CHUNK] for at in range(START, len(data), SEALED_CHUNK)]


class InDribs(RawIOBase):
    """A reader that gives little at a time, as a socket may."""

    def __init__(self, data: bytes) -> None:
        self._inner = BytesIO(data)

    def read(self, size: int = -1, /) -> bytes:
        return self._inner.read(min(size, 20_000))


@pytest.mark.parametrize("size", EDGES)
def test_what_is_sealed_opens(size: int) -> None:
    data = encrypt(PLAIN[:size], IDENTITY.recipient)
    assert opened(data) == PLAIN[:size]
    assert len(data) == START + size + 16 * max(1, -(-size // CHUNK))


@pytest.mark.parametrize("size", EDGES)
def test_a_reader_is_sealed_in_parts_of_a_chunk(size: int) -> None:
    parts = list(sealed(cast("BinaryIO", InDribs(PLAIN[:size])), IDENTITY.recipient))
    assert opened(b"".join(parts)) == PLAIN[:size]
    assert max(map(len, parts)) <= SEALED_CHUNK


@given(st.integers(0, len(PLAIN) + 9), st.integers(0, len(PLAIN) + 9))
def test_a_range_is_that_part_of_the_plaintext(start: int, length: int) -> None:
    ranges = open_ranges(InMemory(LONG), IDENTITY)
    assert ranges.size == len(PLAIN)
    assert ranges.read(start, length) == PLAIN[start : start + length]


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("length", [0, 1, 2, CHUNK, CHUNK + 2])
def test_a_range_at_a_chunks_edge(edge: int, length: int) -> None:
    start = max(0, edge - 1)
    assert open_ranges(InMemory(LONG), IDENTITY).read(start, length) == PLAIN[start : start + length]


@pytest.mark.parametrize(("start", "length"), [(-1, 1), (0, -1)])
def test_a_range_has_no_negative_part(start: int, length: int) -> None:
    with pytest.raises(ValueError, match="negative"):
        open_ranges(InMemory(SHORT), IDENTITY).read(start, length)


class Watched(InMemory):
    """Says how much of an object was read."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.reads: list[tuple[int, int]] = []

    def read(self, start: int, length: int) -> bytes:
        self.reads.append((start, length))
        return super().read(start, length)


def test_a_range_reads_only_the_chunks_that_it_touches() -> None:
    source = Watched(LONG)
    ranges = open_ranges(source, IDENTITY)
    source.reads.clear()
    ranges.read(3 * CHUNK + 10, 20)
    assert source.reads == [(START + 3 * SEALED_CHUNK, SEALED_CHUNK)]


def test_a_small_object_is_read_in_one_go() -> None:
    source = Watched(SHORT)
    assert open_ranges(source, IDENTITY).read(0, 100) == b"a small object"
    assert len(source.reads) == 1


def test_every_flipped_byte_of_a_small_object_is_found() -> None:
    for place in range(len(SHORT)):
        changed = bytearray(SHORT)
        changed[place] ^= 1
        with pytest.raises(VaultFailure):
            opened(bytes(changed))


def test_every_cut_of_a_small_object_is_found() -> None:
    for length in range(len(SHORT)):
        with pytest.raises(Damaged):
            open_ranges(InMemory(SHORT[:length]), IDENTITY)


@settings(deadline=None)
@given(st.integers(0, len(LONG) - 1), st.integers(1, 255))
def test_a_flipped_byte_is_found(place: int, mask: int) -> None:
    changed = bytearray(LONG)
    changed[place] ^= mask
    with pytest.raises(VaultFailure):
        opened(bytes(changed))


CUTS = [START + n * SEALED_CHUNK + more for n in range(5) for more in (-17, -1, 0, 1, 16, 17)]


@given(st.integers(0, len(LONG) - 1) | st.sampled_from(CUTS))
def test_a_cut_is_found_before_a_byte_is_shown(length: int) -> None:
    with pytest.raises(Damaged):
        open_ranges(InMemory(LONG[:length]), IDENTITY)


@given(st.binary(min_size=1, max_size=40) | st.just(bytes(SEALED_CHUNK)))
def test_what_was_added_is_found(more: bytes) -> None:
    with pytest.raises(Damaged):
        open_ranges(InMemory(LONG + more), IDENTITY)


def test_chunks_do_not_open_elsewhere() -> None:
    first, second, third, *rest = chunks(LONG)
    head = LONG[:START]
    for moved in ([second, first, third, *rest], [first, first, third, *rest], [first, third, *rest]):
        with pytest.raises(Damaged):
            opened(head + b"".join(moved))


def test_a_chunk_of_another_object_does_not_open() -> None:
    other = encrypt(PLAIN, IDENTITY.recipient)
    with pytest.raises(Damaged):
        opened(LONG[:START] + b"".join([chunks(other)[0], *chunks(LONG)[1:]]))


def test_a_damaged_chunk_does_not_spoil_the_others() -> None:
    changed = bytearray(LONG)
    changed[START + 2 * SEALED_CHUNK] ^= 1
    ranges = open_ranges(InMemory(bytes(changed)), IDENTITY)
    assert ranges.read(0, 2 * CHUNK) == PLAIN[: 2 * CHUNK]
    with pytest.raises(Damaged, match="Chunk 2 "):
        ranges.read(2 * CHUNK, 1)


def test_an_object_that_shrinks_while_it_is_read_is_damaged() -> None:
    class Shrinking(InMemory):
        shrunk = False

        def read(self, start: int, length: int) -> bytes:
            data = super().read(start, length)
            return data[:-1] if self.shrunk else data

    source = Shrinking(LONG)
    ranges = open_ranges(source, IDENTITY)
    source.shrunk = True
    with pytest.raises(Damaged):
        ranges.read(3 * CHUNK, CHUNK)


def test_another_identity_does_not_open_it() -> None:
    with pytest.raises(WrongIdentity):
        open_ranges(InMemory(SHORT), Identity.generate())


@pytest.mark.parametrize("size", EDGES)
def test_in_parts_and_in_one_piece_are_the_same(size: int) -> None:
    one = encrypt(PLAIN[:size], IDENTITY.recipient, random=bytes)
    assert b"".join(sealed(BytesIO(PLAIN[:size]), IDENTITY.recipient, random=bytes)) == one


def test_the_same_plaintext_is_never_sealed_alike() -> None:
    one, other = encrypt(PLAIN[:1000], IDENTITY.recipient), encrypt(PLAIN[:1000], IDENTITY.recipient)
    assert one[HEADER:] != other[HEADER:]
    assert one[:HEADER] != other[:HEADER]
