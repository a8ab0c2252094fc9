"""The two halves of an X25519 key pair, and how age writes them. How they are kept is in `vault.keys`."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeAlias

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from safelight.vault.age import bech32

KEY_BYTES: Final = 32  # RFC 7748 5

Random: TypeAlias = Callable[[int], bytes]
"""So many random bytes, fit for keys."""

_RECIPIENT: Final = "age"
_IDENTITY: Final = "age-secret-key-"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom an object can be encrypted to. `str()` is age1..."""

    key: bytes

    def __post_init__(self) -> None:
        _check(self.key)

    def __str__(self) -> str:
        return bech32.encode(_RECIPIENT, self.key)

    @classmethod
    def parse(cls, text: str) -> "Recipient":
        """Raises ValueError where `text` is not age1..."""
        return cls(_read(text, _RECIPIENT))

    @property
    def public(self) -> X25519PublicKey:
        return X25519PublicKey.from_public_bytes(self.key)


@dataclass(frozen=True)
class Identity:
    """Who can open what was encrypted to its recipient. Not shown when printed."""

    key: bytes = field(repr=False)

    def __post_init__(self) -> None:
        _check(self.key)

    @classmethod
    def generate(cls, random: Random = os.urandom) -> "Identity":
        return cls(random(KEY_BYTES))

    @classmethod
    def parse(cls, text: str) -> "Identity":
        """Raises ValueError where `text` is not AGE-SECRET-KEY-1..."""
        return cls(_read(text, _IDENTITY))

    @property
    def secret(self) -> str:
        """AGE-SECRET-KEY-1..., for a disaster in which stock age is all there is."""
        return bech32.encode(_IDENTITY, self.key).upper()

    @cached_property  # it is dear: each object that is opened asks for both halves
    def private(self) -> X25519PrivateKey:
        return X25519PrivateKey.from_private_bytes(self.key)

    @property
    def recipient(self) -> Recipient:
        return Recipient(self.private.public_key().public_bytes_raw())


def _check(key: bytes) -> None:
    if len(key) != KEY_BYTES:
        raise ValueError(f"An X25519 key has {KEY_BYTES} bytes, not {len(key)}.")


def _read(text: str, prefix: str) -> bytes:
    found, key = bech32.decode(text)
    # age writes recipients in lower case and identities in upper case; the other way round is refused.
    if found != prefix or text.isupper() != (prefix == _IDENTITY):
        raise ValueError("The key is of another kind.")
    return key
