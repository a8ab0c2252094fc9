"""Was all of a JPEG decoded? libjpeg stops at the last pixel and does not say what it left unread.

A file with a gap can decode to a full-size picture of the wrong blocks; the surplus is then its only trace.
"""

import re

from safelight.imaging.engine import pyvips

# ITU-T T.81 table B.1. Within a scan, stuffed zeros and restarts are not the next marker.
_START_OF_SCAN, _END, _FILL, _ADOBE = b"\xff\xda", b"\xff\xd9", b"\xff\xff", b"\xff\xee"
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")

# A segment holds up to 64 KiB, so cameras need a few dozen; millions of empty ones are an attack on our time.
_MAX_SEGMENTS = 10_000

# The last of a picture is given to its decoder in small pieces, so that what it left is known to within one.
# A few bytes too many are some cameras' habit and harm nothing.
_TAIL = 512
_PIECE = 16


class Feed:
    """A JPEG's bytes, given to a decoder and counted."""

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self._end = end_of_picture(data)
        self._at = 0
        # libvips calls back for as long as a picture made from it lives, and aborts if this is gone by then.
        self._source = pyvips.SourceCustom()
        self._source.on_read(self._read)
        self._source.on_seek(self._seek)

    def open(self, **options: object) -> pyvips.Image:
        """The picture, to be decoded once."""
        return pyvips.Image.new_from_source(self._source, "", **options)

    def ensure_used(self) -> None:
        """Raises ValueError if the decoder had its pixels before it had read the last scan."""
        if self._at < self._end - _PIECE:
            raise ValueError("part of the picture was not used")

    def _read(self, size: int) -> memoryview:
        before_tail = self._end - _TAIL - self._at
        given = self._data[self._at : self._at + min(size, before_tail if before_tail > 0 else _PIECE)]
        self._at += len(given)
        return given

    def _seek(self, offset: int, whence: int) -> int:
        self._at = offset + (0, self._at, len(self._data))[whence]
        return self._at


def is_inverted(data: bytes) -> bool:
    """Whether the inks of a CMYK picture are written upside down, as Adobe does it and says by its segment (APP14)."""
    at = 2
    for _ in range(_MAX_SEGMENTS):
        marker = data[at : at + 2]
        if marker == _START_OF_SCAN or marker[:1] != b"\xff":
            break
        if marker == _FILL:
            at += 1
            continue
        if data.startswith(_ADOBE, at) and data.startswith(b"Adobe", at + 4):
            return True
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return False


def end_of_picture(data: bytes) -> int:
    """Where the first picture's end marker is; more may follow it. Raises ValueError if nowhere."""
    at = 2
    for _ in range(_MAX_SEGMENTS):
        marker = data[at : at + 2]
        if marker == _END:
            return at
        if marker[:1] != b"\xff":
            break
        if marker == _FILL:
            at += 1
            continue
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _START_OF_SCAN:
            found = _NEXT_MARKER.search(data, at)
            at = found.start() if found else len(data)
    raise ValueError("no end marker")
