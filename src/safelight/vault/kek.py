"""A key-encryption key, never printed. Where keys are kept is `keyfile`'s. docs/spec/vault-keys.md."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from safelight.vault.errors import UnfitKey

KEK_BYTES: Final = 32  # AES-256

_WRITTEN: Final = re.compile(r"[0-9a-f]{64}")
_ID_DOMAIN: Final = b"safelight/kek-id/v1\x00"
_ID_BYTES: Final = 8


@dataclass(frozen=True, slots=True)
class Kek:
    """A key-encryption key, 32 bytes, and the ID that stands in what it wrapped."""

    key: bytes = field(repr=False)
    id: str

    @classmethod
    def generate(cls, random: Callable[[int], bytes] = os.urandom) -> "Kek":
        return cls.of(random(KEK_BYTES))

    @classmethod
    def of(cls, key: bytes) -> "Kek":
        return cls(key, sha256(_ID_DOMAIN + key).digest()[:_ID_BYTES].hex())


def from_text(text: str, *, where: str) -> Kek:
    """The key written as 64 hexadecimal digits in the setting or file `where`. Raises `UnfitKey`."""
    if not _WRITTEN.fullmatch(text):
        digits = 2 * KEK_BYTES
        raise UnfitKey(
            f"{where} is not a key: it needs {digits} hexadecimal digits in lower case. Restore it."
        )
    return Kek.of(bytes.fromhex(text))
