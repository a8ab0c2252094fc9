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
    """Makes, wraps and unwraps the recordings' identities. One key is in use; earlier ones only unwrap."""

    def __init__(self, kek: Kek, *earlier: Kek, random: Random = os.urandom) -> None:
        """Raises `UnfitKey`."""
        for each in (kek, *earlier):
            if len(each.key) != KEK_BYTES or not _ID.fullmatch(each.id):
                raise UnfitKey(
                    f"A key-encryption key has {KEK_BYTES} bytes and an ID of 1 to 64 printable characters."
                )
        # The one in use last: where an earlier one has its ID, it is the one that counts.
        self._ciphers = {each.id: AESGCM(each.key) for each in (*earlier, kek)}
        self._random = random
        self.in_use = kek.id

    @property
    def earlier(self) -> frozenset[str]:
        """The IDs of the keys that only unwrap."""
        return frozenset(self._ciphers) - {self.in_use}

    def new(self, recording: UUID) -> tuple[Identity, bytes]:
        """A new identity for `recording`, and the same wrapped, for its row."""
        identity = Identity.generate(self._random)
        return identity, self.wrap(identity, recording)

    def wrap(self, identity: Identity, recording: UUID) -> bytes:
        """The identity wrapped by the key in use, and only for this recording."""
        beginning = head(self.in_use)
        nonce = self._random(_NONCE_BYTES)
        sealed = self._ciphers[self.in_use].encrypt(nonce, identity.key, _about(beginning, recording))
        return beginning + nonce + sealed

    def unwrap(self, wrapped: bytes, recording: UUID) -> Identity:
        """The identity of `recording`. Raises `WrongKey`, or `Damaged` for bytes changed or moved."""
        kek_id, sealed = _split(wrapped)
        if kek_id not in self._ciphers:
            raise WrongKey(kek_id, self.in_use)
        nonce, box = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        try:
            return Identity(self._ciphers[kek_id].decrypt(nonce, box, _about(head(kek_id), recording)))
        except InvalidTag:
            raise Damaged("A wrapped identity was changed, or belongs to another recording.") from None

    def rewrap(self, wrapped: bytes, recording: UUID) -> bytes:
        """The same identity wrapped by the key in use. Raises as `unwrap` does."""
        return self.wrap(self.unwrap(wrapped, recording), recording)


def head(kek_id: str) -> bytes:
    """How everything begins that this key has wrapped."""
    return bytes((_VERSION, len(kek_id))) + kek_id.encode("ascii")


def _about(beginning: bytes, recording: UUID) -> bytes:
    # What is authenticated but not secret: a wrapped identity copied to another row does not open there.
    return _DOMAIN + beginning + recording.bytes


def _split(wrapped: bytes) -> tuple[str, bytes]:
    """The ID and what is behind it. Raises `Damaged`."""
    length = wrapped[1] if len(wrapped) > 1 else 0
    kek_id, sealed = wrapped[2 : 2 + length].decode("latin-1"), wrapped[2 + length :]
    if wrapped[:1] != bytes((_VERSION,)) or not _ID.fullmatch(kek_id) or len(sealed) != _SEALED_BYTES:
        raise Damaged("These bytes are no wrapped identity.")
    return kek_id, sealed
