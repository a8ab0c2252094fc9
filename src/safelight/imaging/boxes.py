"""Is an ISO base media file all there? libheif decodes what is left of a truncated one and says nothing.

Only the lengths of boxes are looked at (ISO/IEC 14496-12 4.2).
"""

from collections.abc import Iterator

# The description of the pictures, and their compressed data. Anything may follow: phones append films.
PICTURES = frozenset({b"meta", b"mdat"})

_HEADER = 8
_LONG_HEADER = 16


def ensure_whole(data: bytes, needed: frozenset[bytes] = PICTURES) -> None:
    """Raises ValueError unless the boxes with the pictures are all there, to their last byte."""
    missing = set(needed)
    for kind, _, end in _boxes(data):
        if kind in needed and end > len(data):
            raise ValueError("a box ends beyond the file")
        missing.discard(kind)
    if missing:
        raise ValueError("a box is missing")


def find(data: bytes, kind: bytes, starts: bytes = b"") -> bytes:
    """What is in the first box of this kind that starts so, after that; nothing if there is none."""
    for each, begin, end in _boxes(data):
        if each == kind and data.startswith(starts, begin):
            return data[begin + len(starts) : end]
    return b""


def _boxes(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Each box's kind, and where its content begins and ends."""
    at = 0
    while at + _HEADER <= len(data):
        size, kind, header = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], _HEADER
        if size == 1:  # the length did not fit into 32 bits and follows
            size, header = int.from_bytes(data[at + _HEADER : at + _LONG_HEADER], "big"), _LONG_HEADER
        elif size == 0:  # it reaches to the end
            size = len(data) - at
        if size < _HEADER:
            return
        yield kind, at + header, at + size
        at += size
