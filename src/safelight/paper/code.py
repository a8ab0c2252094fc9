"""The code on a printed page: its bytes and its text (docs/spec/paper-code.md). It tells of no patient.

Why it is safe: nothing in a code is believed before its MAC is verified, and a MAC is compared in constant time.
"""

import base64
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

VERSION: Final = 1
MOST_PAGES: Final = 7
_TERMS_BYTES: Final = 16
_BODY_BYTES: Final = 36
_MAC_BYTES: Final = 14
_KEY_BYTES: Final = 32  # at least
_TEXT: Final = re.compile(r"[A-Z2-7]{80}")  # RFC 4648, section 6; 50 bytes leave no bits over


class Why(StrEnum):
    """Why a page bears no code that can be believed."""

    BLANK = "blank"  # nothing is on it: the back of a form
    NO_CODE = "no code"
    NOT_A_CODE = "not a code"  # a code of something else
    UNKNOWN_VERSION = "unknown version"
    FOREIGN = "foreign"  # printed by another installation
    TAMPERED = "tampered"
    TWO_FORMS = "two forms"  # codes of two pages on one


class Disbelieved(Exception):
    """A code that is not ours, or not any more; `why` says which."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Code:
    """Which form this paper is, with which terms (16 bytes), and which of its pages (from 1)."""

    form: UUID
    terms: bytes
    page: int
    pages: int

    def __post_init__(self) -> None:
        if len(self.terms) != _TERMS_BYTES or not 1 <= self.page <= self.pages <= MOST_PAGES:
            raise ValueError("terms have 16 bytes; pages go from 1 to at most 7")


@dataclass(frozen=True, slots=True)
class Mark:
    """One of the two marks that bear a page's code. Which one it is tells where the rest of the page lies."""

    code: Code
    lower: bool


def written(mark: Mark, key: bytes) -> str:
    """The mark as text, to be printed. Raises ValueError for a key of under 32 bytes."""
    code = mark.code
    which = mark.lower << 6 | code.page << 3 | code.pages
    body = bytes([VERSION]) + _name_of(key) + code.form.bytes + code.terms + bytes([which])
    return base64.b32encode(body + _mac(key, body)).decode()


def read_mark(text: str, keys: Sequence[bytes]) -> Mark:
    """The mark that this text is, made under one of these keys. Raises Disbelieved."""
    if not _TEXT.fullmatch(text):
        raise Disbelieved(Why.NOT_A_CODE)
    data = base64.b32decode(text)
    body, mac = data[:_BODY_BYTES], data[_BODY_BYTES:]
    if body[0] != VERSION:
        raise Disbelieved(Why.UNKNOWN_VERSION)
    ours = [key for key in keys if hmac.compare_digest(_name_of(key), body[1:3])]
    if not ours:
        raise Disbelieved(Why.FOREIGN)
    if not any(hmac.compare_digest(_mac(key, body), mac) for key in ours):
        raise Disbelieved(Why.TAMPERED)
    which = body[35]
    try:
        code = Code(UUID(bytes=body[3:19]), body[19:35], which >> 3 & 7, which & 7)
        return Mark(code, lower=bool(which >> 6))
    except ValueError as impossible:
        raise Disbelieved(Why.TAMPERED) from impossible


def keyed(key: bytes, purpose: bytes, data: bytes = b"") -> bytes:
    """HMAC-SHA-256 for one purpose; no purpose begins another. Raises ValueError for a key of under 32 bytes."""
    if len(key) < _KEY_BYTES:
        raise ValueError("the key of printed forms has at least 32 bytes")
    return hmac.digest(key, purpose + data, "sha256")


def _name_of(key: bytes) -> bytes:
    return keyed(key, b"safelight paper key v1")[:2]


def _mac(key: bytes, body: bytes) -> bytes:
    return keyed(key, b"safelight paper code v1\x00", body)[:_MAC_BYTES]
