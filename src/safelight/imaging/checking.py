"""Is this file a still that can be taken in? Answered from its first bytes and its header, without decoding.

That it can be decoded to the end is known only when it is decoded: see `deriving`.
"""

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from safelight.imaging.formats import HEAD_BYTES, RAW_EXTENSIONS, Format, announced, describe, sniff
from safelight.imaging.limits import ensure_bytes, ensure_pixels
from safelight.imaging.opening import Still, open_still
from safelight.imaging.unfit import NotAPicture, WrongKind

_SIDEWAYS = range(5, 9)  # EXIF 2.32, tag 0112: the rows are the visual left or right side


@dataclass(frozen=True, slots=True)
class Sound:
    """A file that may be taken in: its format, its sides in pixels as seen upright, its size in bytes."""

    format: Format
    width: int
    height: int
    size: int


def check(data: bytes, name: str) -> Sound:
    """What `data` is, if it may be taken in under this file name; only the name's ending is looked at.

    Raises a subclass of Unfit. Takes a few milliseconds; a JPEG without its end is found here already.
    """
    ensure_bytes(len(data))
    _ensure_named_truly(data, name)
    return examine(data)[0]


def examine(data: bytes) -> tuple[Sound, Still]:
    """As `check`, for bytes without a name; also the opened still, to be decoded."""
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


def _ensure_named_truly(data: bytes, name: str) -> None:
    head = data[:HEAD_BYTES]
    kind, says = sniff(head), announced(name)
    ending = PurePath(name).suffix.lower()
    if ending in RAW_EXTENSIONS:
        raise NotAPicture("a camera raw file")
    if says and says != kind:
        raise WrongKind(says.label, describe(head))
    if kind and ending and not says:
        raise WrongKind(ending, describe(head))


def _hides_archive(data: bytes) -> bool:
    """Whether a ZIP reader opens it too: the usual way to smuggle a program past a check for pictures."""
    try:
        return bool(zipfile.ZipFile(io.BytesIO(data)).infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
