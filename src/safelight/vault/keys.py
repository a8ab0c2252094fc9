"""A recording's identity, wrapped for the database by the key-encryption key. docs/spec/vault-keys.md."""

import os
import re
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from safelight.vault.age.keys import KEY_BYTES, Identity, Random
from safelight.vault.errors import Damaged, UnfitKey, WrongKey
from safelight.vault.kek import KEK_BYTES, Kek

_VERSION: Final = 1
_DOMAIN: Final = b"safelight/identity/v1\x00"
_NONCE_BYTES: Final = 12  # NIST SP 800-38D 8.2.2: random, and enough for 2^32 identities under one key
_TAG_BYTES: Final = 16
_SEALED_BYTES: Final = _NONCE_BYTES + KEY_BYTES + _TAG_BYTES
_ID: Final = re.compile(r"[!-~]{1,64}")


class KeyRing:
    """Makes, wraps and unwraps the recordings' identities."""

    def __init__(self, kek: bytes, kek_id: str, random: Random = os.urandom) -> None:
        """`kek` has 32 bytes, `kek_id` is what it is known by. Raises `UnfitKey`."""
        if len(kek) != KEK_BYTES or not _ID.fullmatch(kek_id):
            raise UnfitKey(
                f"A key-encryption key has {KEK_BYTES} bytes and an ID of 1 to 64 printable characters."
            )
        self._cipher = AESGCM(kek)
        self._id = kek_id
        self._random = random

    @classmethod
    def of(cls, kek: Kek) -> "KeyRing":
        return cls(kek.key, kek.id)

    def new(self, recording: UUID) -> tuple[Identity, bytes]:
        """A new identity for `recording`, and the same wrapped, for its row."""
        identity = Identity.generate(self._random)
        return identity, self.wrap(identity, recording)

    def wrap(self, identity: Identity, recording: UUID) -> bytes:
        """The identity as only this key ring can unwrap it, and only for this recording."""
        head = _head(self._id)
        nonce = self._random(_NONCE_BYTES)
        return head + nonce + self._cipher.encrypt(nonce, identity.key, _about(head, recording))

    def unwrap(self, wrapped: bytes, recording: UUID) -> Identity:
        """The identity of `recording`. Raises `WrongKey`, or `Damaged` for bytes changed or moved."""
        kek_id, sealed = _split(wrapped)
        if kek_id != self._id:
            raise WrongKey(kek_id, self._id)
        nonce, box = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        try:
            return Identity(self._cipher.decrypt(nonce, box, _about(_head(kek_id), recording)))
        except InvalidTag:
            raise Damaged("A wrapped identity was changed, or belongs to another recording.") from None


def _head(kek_id: str) -> bytes:
    return bytes((_VERSION, len(kek_id))) + kek_id.encode("ascii")


def _about(head: bytes, recording: UUID) -> bytes:
    # What is authenticated but not secret: a wrapped identity copied to another row does not open there.
    return _DOMAIN + head + recording.bytes


def _split(wrapped: bytes) -> tuple[str, bytes]:
    """The ID and what is behind it. Raises `Damaged`."""
    length = wrapped[1] if len(wrapped) > 1 else 0
    kek_id, sealed = wrapped[2 : 2 + length].decode("latin-1"), wrapped[2 + length :]
    if wrapped[:1] != bytes((_VERSION,)) or not _ID.fullmatch(kek_id) or len(sealed) != _SEALED_BYTES:
        raise Damaged("These bytes are no wrapped identity.")
    return kek_id, sealed
