"""Is an ISO base media file all there? libheif decodes what is left of a truncated one and says nothing.

Only the lengths of its outermost boxes are looked at (ISO/IEC 14496-12 4.2).
"""

from collections.abc import Iterator

# The description of the pictures, and their compressed data. Anything may follow: phones append films.
_NEEDED = {b"meta", b"mdat"}

_HEADER = 8
_LONG_HEADER = 16


def ensure_whole(data: bytes) -> None:
    """Raises ValueError unless the boxes with the pictures are all there, to their last byte."""
    missing = set(_NEEDED)
    for kind, end in _outermost(data):
        if kind in _NEEDED and end > len(data):
            raise ValueError("a box ends beyond the file")
        missing.discard(kind)
    if missing:
        raise ValueError("a box is missing")


def _outermost(data: bytes) -> Iterator[tuple[bytes, int]]:
    """Each box's kind and where it ends."""
    at = 0
    while at + _HEADER <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if size == 1:  # the length did not fit into 32 bits and follows
            size = int.from_bytes(data[at + _HEADER : at + _LONG_HEADER], "big")
        elif size == 0:  # it reaches to the end
            size = len(data) - at
        if size < _HEADER:
            return
        yield kind, at + size
        at += size
