"""Is this file a still that can be taken in? Answered from its header, without decoding a pixel.

That it can be decoded to the end is known only when it is decoded: see `deriving`.
"""

import io
import zipfile

from safelight.imaging.formats import describe, sniff
from safelight.imaging.limits import MAX_PILE, MAX_SIDE, ensure_bytes, ensure_pixels
from safelight.imaging.opening import open_still
from safelight.imaging.still import Header, Still
from safelight.imaging.unfit import NotAPicture
from safelight.imaging.values import Sound

# Readers of PDF look for its beginning and its end within so many bytes (ISO 32000-1, 7.5.2 and 7.5.5, as they do it).
_PDF, _PDF_END, _SLACK = b"%PDF-", b"%%EOF", 1024

_SIDEWAYS = range(5, 9)  # EXIF 2.32, tag 0112: the rows are the visual left or right side


def examine(data: bytes) -> tuple[Sound, Still]:
    """What `data` is, if it may be taken in, and the opened still, to be decoded. Raises a subclass of Unfit.

    Takes a few milliseconds; a JPEG without its end is found here already.
    """
    kind = sniff(data)
    ensure_bytes(len(data), kind)
    if kind is None:
        raise NotAPicture(describe(data))
    still = open_still(data, kind)
    header = still.header
    _ensure_pixels(header)
    if hidden := _hidden(data):
        raise NotAPicture(f"{describe(data)} with {hidden} hidden in it")
    sides = (header.width, header.height)
    upright = sides[::-1] if header.orientation in _SIDEWAYS else sides
    return Sound(kind, *upright, len(data)), still


def _ensure_pixels(header: Header) -> None:
    for page in header.pages:
        ensure_pixels(*page, held=header.held)
    ensure_pixels(header.width, header.height, held=header.held, side=MAX_PILE if header.pages else MAX_SIDE)


def _hidden(data: bytes) -> str:
    """What else it is to whoever opens it as that: the usual way to smuggle a program past a check for pictures."""
    if _hides_archive(data):
        return "an archive"
    if _PDF in data[:_SLACK] or (_PDF_END in data[-_SLACK:] and _PDF in data):
        return "a PDF document"
    return ""


def _hides_archive(data: bytes) -> bool:
    """Whether a ZIP reader opens it too."""
    try:
        return bool(zipfile.ZipFile(io.BytesIO(data)).infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
