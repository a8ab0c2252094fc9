"""Whether an object is whole: read, compared and decrypted, and nothing of it handed on. Only the door gives bytes out.

The findings are those of docs/spec/vault-check.md.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Final
from uuid import UUID

from safelight.vault.age.opening import open_ranges
from safelight.vault.errors import Damaged, Missing, StoreUnavailable, WrongIdentity, WrongKey
from safelight.vault.keys import KeyRing
from safelight.vault.source import InMemory, Source
from safelight.vault.store import Store

HELD: Final = 16 * 1024 * 1024  # bytes: an object up to this size is read once, a larger one twice
PIECE: Final = 1024 * 1024


class Kind(StrEnum):
    """What can be wrong."""

    ALTERED = "altered"
    KEYLESS = "keyless"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    UNREFERENCED = "unreferenced"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a row says of an object: whose it is, its key, its name, its plaintext's bytes, the stored SHA-256."""

    owner: UUID
    key: bytes | None = field(repr=False)
    name: str
    size: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Looked:
    """What was read of an object, in bytes, and what is wrong with it."""

    size: int
    wrong: Kind | None


def look(store: Store, keyring: KeyRing, expected: Expected) -> Looked:
    """Read one object whole. Raises `StoreUnavailable` if the store does not answer at all."""
    try:
        with store.open(expected.name) as source:
            return Looked(source.size, _wrong(source, keyring, expected))
    except Missing:
        return Looked(0, Kind.MISSING)
    except StoreUnavailable:
        next(store.names(), None)  # raises in its turn if it is not this object alone
        return Looked(0, Kind.UNREADABLE)


def _wrong(source: Source, keyring: KeyRing, expected: Expected) -> Kind | None:
    if expected.key is None:
        return Kind.KEYLESS
    if source.size <= HELD:
        source = InMemory(source.read(0, source.size))
    if _digest(source) != expected.digest:
        return Kind.ALTERED
    try:
        ranges = open_ranges(source, keyring.unwrap(expected.key, expected.owner))
        for start in range(0, ranges.size, PIECE):
            ranges.read(start, PIECE)
    except (Damaged, WrongIdentity, WrongKey):
        return Kind.UNREADABLE
    return None if ranges.size == expected.size else Kind.UNREADABLE


def _digest(source: Source) -> bytes:
    digest = sha256()
    for start in range(0, source.size, PIECE):
        digest.update(source.read(start, PIECE))
    return digest.digest()
