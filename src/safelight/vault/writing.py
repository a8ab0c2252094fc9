"""How a recording's objects get into the vault. Intake imports this; nothing here can open an object.

Two steps, so that the names can be noted down before anything is stored under them: `seal`, then `keep`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from safelight.vault.age.keys import Recipient
from safelight.vault.age.sealing import encrypt
from safelight.vault.keys import KeyRing
from safelight.vault.store import Store, new_names


@dataclass(frozen=True, slots=True)
class Object:
    """One encrypted form: its name, the plaintext's size in bytes, the SHA-256 of what is stored."""

    name: str
    size: int
    digest: bytes
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A recording's wrapped identity, for its row, and its encrypted objects by form (original, ...)."""

    wrapped: bytes
    objects: Mapping[str, Object]

    @property
    def names(self) -> list[str]:
        return [each.name for each in self.objects.values()]


def seal(keyring: KeyRing, recording: UUID, forms: Mapping[str, bytes]) -> Sealed:
    """Encrypt a new recording's forms to a new identity. Nothing is stored; only `wrapped` opens them."""
    identity, wrapped = keyring.new(recording)
    return Sealed(wrapped, _encrypted(identity.recipient, forms))


def seal_more(keyring: KeyRing, recording: UUID, wrapped: bytes, forms: Mapping[str, bytes]) -> Sealed:
    """Encrypt further forms of a recording to the identity that it has. Raises as `KeyRing.unwrap` does."""
    return Sealed(wrapped, _encrypted(keyring.unwrap(wrapped, recording).recipient, forms))


def keep(store: Store, sealed: Sealed) -> None:
    """Store the objects durably: all of them or, where it raises `StoreFull`, none."""
    store.put_many({each.name: each.data for each in sealed.objects.values()})


def _encrypted(recipient: Recipient, forms: Mapping[str, bytes]) -> dict[str, Object]:
    sealed = (encrypt(each, recipient) for each in forms.values())
    objects = (
        Object(name, len(plain), sha256(data).digest(), data)
        for name, plain, data in zip(new_names(len(forms)), forms.values(), sealed, strict=True)
    )
    return dict(zip(forms, objects, strict=True))
