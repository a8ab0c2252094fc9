"""How an object leaves the vault, decrypted. Only the library's door imports this: CI sees to it."""

from uuid import UUID

from safelight.vault.age.opening import Ranges, open_ranges
from safelight.vault.keys import KeyRing
from safelight.vault.store import Store


def opened(store: Store, keyring: KeyRing, wrapped: bytes, recording: UUID, name: str) -> Ranges:
    """The object `name` of `recording`, whose wrapped identity is given, for any number of ranges, by several threads.

    It stays open, and its key in memory, for as long as it is held. Raises `Missing`, `WrongKey`, `WrongIdentity` or
    `Damaged`.
    """
    return open_ranges(store.open(name), keyring.unwrap(wrapped, recording))


def read(
    store: Store,
    keyring: KeyRing,
    wrapped: bytes,
    recording: UUID,
    name: str,
    start: int = 0,
    length: int | None = None,
) -> bytes:
    """`length` bytes of the object from `start`, or all that follow. Raises as `opened` does."""
    identity = keyring.unwrap(wrapped, recording)
    with store.open(name) as source:
        ranges = open_ranges(source, identity)
        return ranges.read(start, ranges.size if length is None else length)
