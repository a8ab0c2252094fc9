"""How a recording's objects get into the vault. Intake imports this; nothing here can open an object."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from safelight.vault.age.keys import Recipient
from safelight.vault.age.sealing import encrypt
from safelight.vault.keys import KeyRing
from safelight.vault.store import Store, new_names


@dataclass(frozen=True, slots=True)
class Stored:
    """An object in the vault: its name, the plaintext's size in bytes, the SHA-256 of it as stored."""

    name: str
    size: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """What a recording's row needs: its wrapped identity, its recipient (age1...), its objects by form."""

    wrapped: bytes
    recipient: str
    objects: Mapping[str, Stored]


@dataclass(frozen=True, slots=True)
class Vault:
    """The way in."""

    store: Store
    keyring: KeyRing

    def keep(self, recording: UUID, forms: Mapping[str, bytes]) -> Kept:
        """Encrypt a new recording's forms (original, thumbnail, ...) to a new identity; store them durably.

        Raises `StoreFull`, with nothing kept. Until its row is committed nothing can open them.
        """
        identity, wrapped = self.keyring.new(recording)
        return Kept(wrapped, str(identity.recipient), self.add(str(identity.recipient), forms))

    def add(self, recipient: str, forms: Mapping[str, bytes]) -> Mapping[str, Stored]:
        """Store further forms of a recording that was kept before. Its identity is not needed for that."""
        key = Recipient.parse(recipient)
        sealed = dict(
            zip(new_names(len(forms)), (encrypt(each, key) for each in forms.values()), strict=True)
        )
        self.store.put_many(sealed)
        stored = (
            Stored(name, len(plain), sha256(data).digest())
            for (name, data), plain in zip(sealed.items(), forms.values(), strict=True)
        )
        return dict(zip(forms, stored, strict=True))

    def discard(self, objects: Mapping[str, Stored]) -> None:
        """Take back what was stored, where its row could not be written."""
        for each in objects.values():
            self.store.delete(each.name)
