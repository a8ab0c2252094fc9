"""C2SP signed notes with Ed25519: text, an empty line, signatures. What the text says is not looked at here.

docs/spec/trail-checkpoint.md.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from safelight.trail.errors import MalformedKey, MalformedNote, UnverifiedNote

MOST_BYTES: Final = 64 * 1024
MOST_SIGNATURES: Final = 16  # signed-note: what every verifier accepts

_ED25519: Final = b"\x01"  # signed-note, signature types
_KEY_BYTES: Final = 32
_ID_BYTES: Final = 4
_PRIVATE: Final = "PRIVATE+KEY+"
_NAME: Final = r"[^\s+]+"
_KEY: Final = re.compile(rf"({_NAME})\+([0-9a-f]{{8}})\+([A-Za-z0-9+/=]+)")
_SIGNATURE: Final = re.compile(rf"— ({_NAME}) ([A-Za-z0-9+/=]+)")
_CONTROLS: Final = re.compile(r"[\x00-\x09\x0b-\x1f]")


@dataclass(frozen=True, slots=True)
class Verifier:
    """A public key under its name: what an auditor is given. `str()` is the vkey."""

    name: str
    key: bytes  # 32 bytes, RFC 8032

    def __post_init__(self) -> None:
        if not re.fullmatch(_NAME, self.name):
            raise MalformedKey("A key's name is not empty and has no space and no plus sign.")

    @property
    def id(self) -> bytes:
        """The key ID of signed-note, 4 bytes."""
        return sha256(self.name.encode() + b"\n" + _ED25519 + self.key).digest()[:_ID_BYTES]

    def __str__(self) -> str:
        return _written(self.name, self.id, self.key)

    @classmethod
    def parse(cls, vkey: str) -> "Verifier":
        """The key that `vkey` writes. Raises `MalformedKey`."""
        name, key_id, key = _read(vkey)
        verifier = cls(name, key)
        if verifier.id != key_id:
            raise MalformedKey("The key's ID is not that of its name and bytes: it was mistyped or altered.")
        return verifier


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key under its name."""

    name: str
    key: Ed25519PrivateKey

    @classmethod
    def generate(cls, name: str) -> "Signer":
        """A new key; `name` is the origin of the log, such as hospital.example/safelight."""
        return cls(name, Ed25519PrivateKey.generate())

    @property
    def verifier(self) -> Verifier:
        return Verifier(self.name, self.key.public_key().public_bytes_raw())

    @property
    def secret(self) -> str:
        """The skey, for a file that only the library can read."""
        return _PRIVATE + _written(self.name, self.verifier.id, self.key.private_bytes_raw())

    @classmethod
    def parse(cls, skey: str) -> "Signer":
        """The key that `skey` writes. Raises `MalformedKey`."""
        if not skey.startswith(_PRIVATE):
            raise MalformedKey(f"A private key starts with {_PRIVATE}.")
        name, key_id, seed = _read(skey.removeprefix(_PRIVATE))
        signer = cls(name, Ed25519PrivateKey.from_private_bytes(seed))
        if signer.verifier.id != key_id:
            raise MalformedKey("The key's ID is not that of its name and bytes: it was mistyped or altered.")
        return signer


def sign(text: str, signer: Signer) -> str:
    """`text`, which ends in a newline, as a note with one signature. Raises `MalformedNote`."""
    _check_text(text)
    signature = signer.verifier.id + signer.key.sign(text.encode())
    return f"{text}\n— {signer.name} {base64.b64encode(signature).decode()}\n"


def verified(note: str, verifier: Verifier) -> str:
    """The text of `note`, if `verifier` signed it. Raises `MalformedNote` or `UnverifiedNote`."""
    text, signatures = split(note)
    ours = [each for name, key_id, each in signatures if (name, key_id) == (verifier.name, verifier.id)]
    if not ours:
        raise UnverifiedNote(f"The note carries no signature of {verifier.name}.")
    public = Ed25519PublicKey.from_public_bytes(verifier.key)
    try:
        for each in ours:
            public.verify(each, text.encode())
    except InvalidSignature:
        raise UnverifiedNote(f"A signature in the name of {verifier.name} is false.") from None
    return text


def split(note: str) -> tuple[str, list[tuple[str, bytes, bytes]]]:
    """A note's text and its signatures (name, key ID, bytes), unverified. Raises `MalformedNote`."""
    text, separator, block = note.rpartition("\n\n")
    text += "\n"
    lines = block.split("\n")
    if not separator or lines.pop() or not 0 < len(lines) <= MOST_SIGNATURES:
        raise MalformedNote("A note is text, an empty line, and 1 to 16 signatures, each on its line.")
    _check_text(text)
    return text, [_signature(line) for line in lines]


def several(text: str) -> list[str]:
    """The notes that follow one another in `text`, each behind an empty line; what is left over is the last of them."""
    parts = [each.strip("\n") for each in text.strip("\n").split("\n\n")]
    return ["\n\n".join(parts[at : at + 2]) + "\n" for at in range(0, len(parts), 2)] if text.strip() else []


def _signature(line: str) -> tuple[str, bytes, bytes]:
    match = _SIGNATURE.fullmatch(line)
    data = strict_base64(match[2]) if match else None
    if match is None or data is None or len(data) <= _ID_BYTES:
        raise MalformedNote("A signature is a dash, the key's name, and at least 5 bytes in base64.")
    return match[1], data[:_ID_BYTES], data[_ID_BYTES:]


def _check_text(text: str) -> None:
    if not text.endswith("\n") or _CONTROLS.search(text) or len(text.encode()) > MOST_BYTES:
        raise MalformedNote(
            "A note's text ends in a newline, has no other control character, and is below 64 KiB."
        )


def strict_base64(text: str) -> bytes | None:
    """What `text` encodes, or None where it is not the one canonical encoding of anything (RFC 4648 3.5)."""
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error:
        return None
    return data if base64.b64encode(data).decode() == text else None


def _written(name: str, key_id: bytes, key: bytes) -> str:
    return f"{name}+{key_id.hex()}+{base64.b64encode(_ED25519 + key).decode()}"


def _read(text: str) -> tuple[str, bytes, bytes]:
    match = _KEY.fullmatch(text)
    data = strict_base64(match[3]) if match else None
    if match is None or data is None or len(data) != 1 + _KEY_BYTES or data[:1] != _ED25519:
        raise MalformedKey(
            "A key is a name, 8 hexadecimal digits and 33 bytes in base64, joined by plus signs."
        )
    return match[1], bytes.fromhex(match[2]), data[1:]
