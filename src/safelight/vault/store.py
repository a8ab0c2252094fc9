"""What keeps objects, a folder or a bucket, seen from outside. Content is never looked at."""

import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Final, Protocol, TypeAlias

from safelight.vault.errors import Exists, StoreUnavailable
from safelight.vault.source import Source

NAME_BYTES: Final = 16

_TOGETHER_BYTES: Final = 2
_NAME: Final = re.compile(r"[0-9a-f]{32}")

Data: TypeAlias = bytes | Iterable[bytes]
"""An object's bytes, whole or in parts."""


class Store(Protocol):
    """Objects by name: put once, read by ranges, deleted, never changed. Whatever is asked of it may raise
    `StoreUnavailable`.
    """

    def put(self, name: str, data: Data) -> None:
        """Keep an object durably. Raises `Exists` or `StoreFull`, and has kept nothing then."""

    def put_many(self, objects: Mapping[str, Data]) -> None:
        """The same for several objects at once: all or, where it raises, none."""

    def open(self, name: str) -> Source:
        """Raises `Missing`."""

    def size(self, name: str) -> int:
        """Bytes. Raises `Missing`."""

    def delete(self, name: str) -> None:
        """Raises `Missing`."""

    def tidy(self, before: float) -> int:
        """Remove what kills left half stored before this time (POSIX, seconds); how many pieces."""

    def names(self, beginning: str = "") -> Iterator[str]:
        """Every object's name that begins so, in no order."""


def probe(store: Store) -> None:
    """Try whether it keeps, gives back, never overwrites and deletes. Raises `StoreUnavailable`."""
    (name,) = new_names(1)
    store.put(name, b"first")
    try:
        with suppress(Exists):
            store.put(name, b"second")
        with store.open(name) as source:
            if source.read(0, source.size) != b"first":
                raise StoreUnavailable("overwrites what it has, and will not do (docs/spec/vault-store.md)")
    finally:
        store.delete(name)


def new_names(count: int) -> list[str]:
    """Names for objects that are stored together. They begin alike, so that one folder holds them."""
    beginning = secrets.token_bytes(_TOGETHER_BYTES)
    return [(beginning + secrets.token_bytes(NAME_BYTES - _TOGETHER_BYTES)).hex() for _ in range(count)]


def is_name(text: str) -> bool:
    """Whether `text` can be an object's name. Nothing else may become part of a path."""
    return _NAME.fullmatch(text) is not None
