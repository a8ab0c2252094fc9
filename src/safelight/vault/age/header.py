"""An age header: its stanzas and its MAC, written and strictly parsed. No key is unwrapped here."""

import base64
import binascii
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from safelight.vault.errors import Damaged

MOST_BYTES: Final = 64 * 1024
DERIVED_BYTES: Final = 32

_VERSION: Final = b"age-encryption.org/v1\n"
_COLUMNS: Final = 64
_ARGUMENTS: Final = re.compile(rb"-> ([!-~]+(?: [!-~]+)*)\n")
_BODY: Final = re.compile(rb"((?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)")
_END: Final = re.compile(rb"--- ([A-Za-z0-9+/]{43})\n")


@dataclass(frozen=True, slots=True)
class Stanza:
    """A wrapped file key: its kind, the other arguments, the body."""

    kind: str
    arguments: tuple[str, ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """A parsed header: `covered` is what the MAC was taken of, `length` where the payload begins."""

    stanzas: tuple[Stanza, ...]
    covered: bytes
    mac: bytes
    length: int

    def is_authentic(self, file_key: bytes) -> bool:
        """Whether whoever had the file key wrote this header."""
        return hmac.compare_digest(self.mac, _mac(file_key, self.covered))


def written(stanzas: Sequence[Stanza], file_key: bytes) -> bytes:
    """The header with these stanzas, authenticated by the file key."""
    covered = _VERSION + b"".join(map(_stanza, stanzas)) + b"---"
    return covered + b" " + encode(_mac(file_key, covered)).encode() + b"\n"


def parse(data: bytes) -> Header:
    """The header at the beginning of `data`. Raises `Damaged`."""
    if not data.startswith(_VERSION):
        raise Damaged("The object does not begin as an age v1 file does.")
    stanzas, at = [], len(_VERSION)
    while match := _ARGUMENTS.match(data, at):
        body = _BODY.match(data, match.end())
        if body is None:
            raise Damaged("A stanza in the object's header has a malformed body.")
        kind, *arguments = match[1].decode("ascii").split(" ")
        stanzas.append(Stanza(kind, tuple(arguments), decode(body[1].replace(b"\n", b"").decode("ascii"))))
        at = body.end()
    end = _END.match(data, at)
    if end is None or not stanzas or end.end() > MOST_BYTES:
        raise Damaged("The object's header is malformed, or longer than any header is.")
    return Header(tuple(stanzas), data[: at + len(b"---")], decode(end[1].decode("ascii")), end.end())


def derive(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """HKDF-SHA-256, 32 bytes (RFC 5869)."""
    return HKDF(SHA256(), DERIVED_BYTES, salt, info).derive(secret)


def encode(data: bytes) -> str:
    """Base64 without padding."""
    return base64.b64encode(data).decode("ascii").rstrip("=")


def decode(text: str) -> bytes:
    """What `text` is the one canonical, unpadded base64 of. Raises `Damaged`."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        raise Damaged("The object's header has malformed base64.") from None
    # Leftover bits that are not zero would give one file many headers.
    if encode(data) != text:
        raise Damaged("The object's header has base64 that is not canonical.")
    return data


def _stanza(stanza: Stanza) -> bytes:
    body = encode(stanza.body)
    # The last line is shorter than 64 columns, and empty where the body fills its lines.
    lines = [body[at : at + _COLUMNS] for at in range(0, len(body) + 1, _COLUMNS)]
    return "\n".join([" ".join(("->", stanza.kind, *stanza.arguments)), *lines, ""]).encode("ascii")


def _mac(file_key: bytes, covered: bytes) -> bytes:
    return hmac.digest(derive(file_key, b"", b"header"), covered, sha256)
