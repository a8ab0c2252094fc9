"""A file's header, and the way to its pixels: what every kind of file is opened as."""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from safelight.imaging.engine import pyvips

# "warning" is libvips's strictest: JPEG data that does not add up is only a warning to libjpeg, which then
# paints grey over what it could not read.
STRICT: Final = {"access": "sequential", "fail_on": "warning"}

UPRIGHT: Final = 1  # EXIF's orientation

# What Pillow and pi-heif raise on broken structures: their documented errors, and those they let through.
BROKEN = (
    EOFError,
    IndexError,
    KeyError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
)

_BYTES: Final = {"uchar": 1, "char": 1, "ushort": 2, "short": 2, "uint": 4, "int": 4, "float": 4, "double": 8}


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself. Sides in pixels as stored; `orientation` as in EXIF, 1 to 8.

    `held`: bytes a pixel that its decoder holds all at once, 0 if it works in strips. `exif` and `profile` are as
    found, unchecked; `photo` is the part of the EXIF about the taking, where it is kept apart, and `lens` what the
    decoder knows of it. `bits` are those of a channel, None if nobody knows. `pages`: the sides of each, where there
    are several. `is_srgb`: the pixels come in sRGB, whatever the metadata says.
    """

    width: int
    height: int
    orientation: int
    held: int
    exif: bytes
    profile: bytes
    bits: int | None = 8
    photo: bytes = b""
    lens: str = ""
    pages: tuple[tuple[int, int], ...] = ()
    is_srgb: bool = False


@dataclass(frozen=True, slots=True)
class Still:
    """A header, and the way to the pixels.

    `pixels(side)` decodes the whole file, once, as its rows are asked for, and raises as its decoder does.
    The longest side of what it gives may be less than the header's, but not less than `side`. When all rows
    have been had, `ensure_used` raises ValueError if that was not all there was; `told` is the header with what
    only the decoder could tell of it.
    """

    header: Header
    pixels: Callable[[int], pyvips.Image]
    ensure_used: Callable[[], None] = lambda: None
    told: Callable[[], Header] | None = None


def header_of(image: pyvips.Image, *, held: int, exif: bytes | None = None, bits: int = 8) -> Header:
    """The header as libvips has read it."""
    return Header(
        width=image.width,
        height=image.height,
        orientation=field(image, "orientation", 1),
        held=held,
        exif=field(image, "exif-data", b"") if exif is None else exif,
        profile=field(image, "icc-profile-data", b""),
        bits=bits,
    )


def pixel_bytes(image: pyvips.Image) -> int:
    """What a pixel takes in memory."""
    return int(image.bands) * _BYTES[image.format]


def field(image: pyvips.Image, name: str, default: Any) -> Any:
    """What libvips has noted beside the pixels."""
    return image.get(name) if name in image.get_fields() else default
