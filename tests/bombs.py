"""Files that are small on the disk and vast in memory."""

import struct
import zlib


def png_of(width: int, height: int) -> bytes:
    """A grey PNG that declares this size; its one data chunk is a bomb of zeros (PNG 5.3, 11.2)."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(bytes(1024 * 1024), 9)
    chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", data), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
