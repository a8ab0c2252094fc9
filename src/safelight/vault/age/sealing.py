"""Plaintext in, an age file out. Nothing here can decrypt."""

import os
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from safelight.vault.age import stream, x25519
from safelight.vault.age.header import written
from safelight.vault.age.keys import Random, Recipient


def encrypt(plaintext: bytes, recipient: Recipient, random: Random = os.urandom) -> bytes:
    """`plaintext` as an age file that only the recipient's identity opens, in one piece of memory."""
    beginning, cipher = _begin(recipient, random)
    plain, count = memoryview(plaintext), stream.count(len(plaintext))
    # Written in place: a second buffer of a photograph's size costs three times what its encryption does.
    whole = BytesIO(bytes(len(beginning) + len(plaintext) + count * stream.TAG))
    whole.write(beginning)
    with whole.getbuffer() as buffer, buffer[len(beginning) :] as payload:
        for number in range(count):
            chunk = plain[number * stream.CHUNK : (number + 1) * stream.CHUNK]
            start = number * stream.SEALED_CHUNK
            nonce = stream.chunk_nonce(number, last=number == count - 1)
            cipher.encrypt_into(nonce, chunk, None, payload[start : start + len(chunk) + stream.TAG])
    return whole.getvalue()


def sealed(reader: BinaryIO, recipient: Recipient, random: Random = os.urandom) -> Iterator[bytes]:
    """The same of what `reader` gives, in parts: the beginning, then chunks. Two chunks are held."""
    beginning, cipher = _begin(recipient, random)
    yield beginning
    for number, (chunk, last) in enumerate(_chunks(reader)):
        yield cipher.encrypt(stream.chunk_nonce(number, last=last), chunk, None)


def _begin(recipient: Recipient, random: Random) -> tuple[bytes, ChaCha20Poly1305]:
    """Header and nonce of a new file, and the cipher of its payload."""
    file_key = random(x25519.FILE_KEY_BYTES)
    nonce = random(stream.NONCE_BYTES)
    header = written([x25519.wrap(file_key, recipient, random)], file_key)
    return header + nonce, stream.cipher(file_key, nonce)


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
