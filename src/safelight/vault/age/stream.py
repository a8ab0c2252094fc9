"""The payload's chunks: their size, their nonces, their key. What is common to sealing and opening."""

from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from safelight.vault.age.header import derive

CHUNK: Final = 64 * 1024
TAG: Final = 16
SEALED_CHUNK: Final = CHUNK + TAG
NONCE_BYTES: Final = 16  # the payload's own, which its key is derived with

_COUNTER_BYTES: Final = 11


def cipher(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    """The cipher of one payload. File key and nonce are new for every file, so no nonce of a chunk recurs."""
    return ChaCha20Poly1305(derive(file_key, nonce, b"payload"))


def chunk_nonce(number: int, *, last: bool) -> bytes:
    """A chunk's place, and whether it ends the file: neither can be changed without the tag failing."""
    return number.to_bytes(_COUNTER_BYTES, "big") + (b"\x01" if last else b"\x00")


def count(size: int) -> int:
    """How many chunks `size` bytes of plaintext have. An empty file has one, empty."""
    return max(1, -(-size // CHUNK))
