"""How an object leaves the vault, decrypted. Only the library's door imports this: CI sees to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from safelight.vault.age.opening import Ranges, open_ranges
from safelight.vault.keys import KeyRing
from safelight.vault.store import Store


@contextmanager
def opened(store: Store, keyring: KeyRing, wrapped: bytes, recording: UUID, name: str) -> Iterator[Ranges]:
    """The object `name` of `recording`, whose wrapped identity is given, for any number of ranges.

    Raises `Missing`, `WrongKey`, `WrongIdentity` or `Damaged`.
    """
    identity = keyring.unwrap(wrapped, recording)
    with store.open(name) as source:
        yield open_ranges(source, identity)


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
    with opened(store, keyring, wrapped, recording, name) as ranges:
        return ranges.read(start, ranges.size if length is None else length)
