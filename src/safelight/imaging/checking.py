"""Is this file a still that can be taken in? Answered from its header, without decoding a pixel.

That it can be decoded to the end is known only when it is decoded: see `deriving`.
"""

import io
import zipfile

from safelight.imaging.formats import HEAD_BYTES, describe, sniff
from safelight.imaging.limits import ensure_bytes, ensure_pixels
from safelight.imaging.opening import Still, open_still
from safelight.imaging.unfit import NotAPicture
from safelight.imaging.values import Sound

_SIDEWAYS = range(5, 9)  # EXIF 2.32, tag 0112: the rows are the visual left or right side


def examine(data: bytes) -> tuple[Sound, Still]:
    """What `data` is, if it may be taken in, and the opened still, to be decoded. Raises a subclass of Unfit.

    Takes a few milliseconds; a JPEG without its end is found here already.
    """
    ensure_bytes(len(data))
    kind = sniff(data[:HEAD_BYTES])
    if kind is None:
        raise NotAPicture(describe(data[:HEAD_BYTES]))
    still = open_still(data, kind)
    header = still.header
    ensure_pixels(header.width, header.height, held=header.held)
    if _hides_archive(data):
        raise NotAPicture(f"a {kind.label} picture with an archive hidden in it")
    sides = (header.width, header.height)
    upright = sides[::-1] if header.orientation in _SIDEWAYS else sides
    return Sound(kind, *upright, len(data)), still


def _hides_archive(data: bytes) -> bool:
    """Whether a ZIP reader opens it too: the usual way to smuggle a program past a check for pictures."""
    try:
        return bool(zipfile.ZipFile(io.BytesIO(data)).infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
