"""An age file in, ranges of its plaintext out: only the chunks that a range touches are read."""

from io import BytesIO

from cryptography.exceptions import InvalidTag

from safelight.vault.age import header, stream, x25519
from safelight.vault.age.keys import Identity
from safelight.vault.errors import Damaged, WrongIdentity
from safelight.vault.source import Source

# c2sp.org/age: whoever knows the passphrase could have written such a file, so it must be the only way in.
_ALONE = "scrypt"
# A small object is read in one go; of a larger one, this is more than any header.
_FIRST_READ = header.MOST_BYTES + stream.SEALED_CHUNK


class Ranges:
    """The plaintext of one object, `size` bytes. Every byte that it gives was authenticated at its place."""

    def __init__(self, source: Source, identity: Identity) -> None:
        """Raises `Damaged`, or `WrongIdentity`."""
        self._source = source
        self._prefix = source.read(0, _FIRST_READ)
        parsed = header.parse(self._prefix)
        self._start = parsed.length + stream.NONCE_BYTES
        nonce = self._sealed(parsed.length, stream.NONCE_BYTES)
        self._cipher = stream.cipher(_file_key(parsed, identity), nonce)
        self._chunks, last = _layout(source.size - self._start)
        # As the last chunk it opens only if it is the last: so the file ends where it was made to end.
        self._last = bytearray(last - stream.TAG)
        self._decrypt(self._chunks - 1, self._sealed(self._offset(self._chunks - 1), last), self._last)
        self.size = (self._chunks - 1) * stream.CHUNK + len(self._last)

    def read(self, start: int, length: int) -> bytes:
        """`length` bytes from `start`; fewer only at the end. Raises `Damaged` for a changed chunk."""
        if start < 0 or length < 0:
            raise ValueError("A range has no negative start or length.")
        stop = min(start + length, self.size)
        if start >= stop:
            return b""
        first, end = start // stream.CHUNK, stream.count(stop)
        begin = first * stream.CHUNK
        whole = BytesIO(bytes(min(end * stream.CHUNK, self.size) - begin))
        with whole.getbuffer() as plain:
            self._fill(plain, first, end)
        whole.seek(start - begin)
        return whole.read(stop - start)

    def _fill(self, plain: memoryview, first: int, end: int) -> None:
        """Decrypt the chunks from `first` to before `end` into `plain`, which they fill."""
        whole = min(end, self._chunks - 1) - first
        sealed = memoryview(self._sealed(self._offset(first), whole * stream.SEALED_CHUNK))
        for at in range(whole):
            box = sealed[at * stream.SEALED_CHUNK : (at + 1) * stream.SEALED_CHUNK]
            self._decrypt(first + at, box, plain[at * stream.CHUNK : (at + 1) * stream.CHUNK])
        if end == self._chunks:
            plain[whole * stream.CHUNK :] = self._last

    def _decrypt(self, number: int, sealed: bytes | memoryview, plain: bytearray | memoryview) -> None:
        nonce = stream.chunk_nonce(number, last=number == self._chunks - 1)
        try:
            self._cipher.decrypt_into(nonce, sealed, None, plain)
        except InvalidTag:
            raise Damaged(f"Chunk {number} of the object was changed or cut off.") from None

    def _offset(self, number: int) -> int:
        return self._start + number * stream.SEALED_CHUNK

    def _sealed(self, start: int, length: int) -> bytes:
        if start + length <= len(self._prefix):
            return self._prefix[start : start + length]
        data = self._source.read(start, length)
        if len(data) != length:
            raise Damaged("The object ends before its last chunk.")
        return data


def open_ranges(source: Source, identity: Identity) -> Ranges:
    """The plaintext of the object in `source`. Raises `Damaged`, or `WrongIdentity`."""
    return Ranges(source, identity)


def _file_key(parsed: header.Header, identity: Identity) -> bytes:
    if len(parsed.stanzas) > 1 and any(each.kind == _ALONE for each in parsed.stanzas):
        raise Damaged("The object's header mixes a passphrase with other recipients.")
    keys = [key for each in parsed.stanzas if (key := x25519.unwrap(each, identity)) is not None]
    if not keys:
        raise WrongIdentity("The object was encrypted to another identity.")
    if not parsed.is_authentic(keys[0]):
        raise Damaged("The object's header was changed.")
    return keys[0]


def _layout(payload: int) -> tuple[int, int]:
    """How many chunks a payload of so many bytes has, and the sealed length of the last."""
    whole, rest = divmod(payload, stream.SEALED_CHUNK)
    chunks, last = (whole + 1, rest) if rest else (whole, stream.SEALED_CHUNK)
    # Only an empty file ends in an empty chunk: else a file could be written in two ways.
    if chunks == 0 or last < stream.TAG or (last == stream.TAG and chunks > 1):
        raise Damaged("The object was cut: it does not end in a chunk.")
    return chunks, last
