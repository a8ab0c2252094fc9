"""Plaintext in, an age file out, chunk by chunk. Nothing here can decrypt."""

import os
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from safelight.vault.age import stream, x25519
from safelight.vault.age.header import written
from safelight.vault.age.keys import Random, Recipient


def encrypt(plaintext: bytes | BinaryIO, recipient: Recipient, random: Random = os.urandom) -> bytes:
    """`plaintext` as an age file that only the recipient's identity opens."""
    return b"".join(sealed(plaintext, recipient, random))


def sealed(plaintext: bytes | BinaryIO, recipient: Recipient, random: Random = os.urandom) -> Iterator[bytes]:
    """The same in parts: the header, then a chunk at a time; no more than two chunks are held."""
    reader = BytesIO(plaintext) if isinstance(plaintext, bytes) else plaintext
    file_key = random(x25519.FILE_KEY_BYTES)
    nonce = random(stream.NONCE_BYTES)
    yield written([x25519.wrap(file_key, recipient, random)], file_key) + nonce
    cipher = stream.cipher(file_key, nonce)
    for number, (chunk, last) in enumerate(_chunks(reader)):
        yield cipher.encrypt(stream.chunk_nonce(number, last=last), chunk, None)


def _chunks(reader: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """Each chunk, and whether it is the last: known once nothing follows. An empty file has one, empty."""
    chunk = _filled(reader)
    while following := _filled(reader):
        yield chunk, False
        chunk = following
    yield chunk, True


def _filled(reader: BinaryIO) -> bytes:
    """A whole chunk, however little the reader gives at a time; less only at the end."""
    chunk = reader.read(stream.CHUNK)
    while 0 < len(chunk) < stream.CHUNK and (more := reader.read(stream.CHUNK - len(chunk))):
        chunk += more
    return chunk
