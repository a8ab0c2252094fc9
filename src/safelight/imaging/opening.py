"""A file's header, read without decoding a pixel, and the way to its pixels. No limit is judged here."""

import io
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PIL import TiffImagePlugin

from safelight.imaging.boxes import ensure_whole
from safelight.imaging.engine import pi_heif, pyvips, strictly
from safelight.imaging.formats import HEIC, JPEG, PNG, TIFF, Format
from safelight.imaging.jpeg import Feed
from safelight.imaging.unfit import Damaged, NotAPicture, SeveralPictures

# "warning" is libvips's strictest: JPEG data that does not add up is only a warning to libjpeg, which then
# paints grey over what it could not read.
_STRICT = {"access": "sequential", "fail_on": "warning"}

_DNG_VERSION = 50706  # DNG 1.7, chapter 4

# Four channels of 16 bits: a progressive JPEG's coefficients; a HEIC's planes and what is made of them.
_COEFFICIENTS = 8

_BYTES = {"uchar": 1, "char": 1, "ushort": 2, "short": 2, "uint": 4, "int": 4, "float": 4, "double": 8}

_BIG_TIFF = 43  # where a TIFF has 42

_JPEG_SHRINKS = (8, 4, 2)  # libjpeg's own reductions

# What pi-heif makes of a file's channels, with HDR brought to 8 bits.
_HEIC_CHANNELS = {"L": (1, "b-w"), "LA": (2, "b-w"), "RGB": (3, "srgb"), "RGBA": (4, "srgb")}

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


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself. Sides in pixels as stored; `orientation` as in EXIF, 1 to 8.

    `held`: bytes a pixel that its decoder holds all at once, 0 if it works in strips. `exif` and `profile`
    are as found, unchecked.
    """

    width: int
    height: int
    orientation: int
    held: int
    exif: bytes
    profile: bytes


@dataclass(frozen=True, slots=True)
class Still:
    """A header, and the way to the pixels.

    `pixels(side)` decodes the whole file, once, as its rows are asked for, and raises as its decoder does.
    The longest side of what it gives may be less than the header's, but not less than `side`. When all rows
    have been had, `ensure_used` raises ValueError if that was not all there was.
    """

    header: Header
    pixels: Callable[[int], pyvips.Image]
    ensure_used: Callable[[], None] = lambda: None


def open_still(data: bytes, kind: Format) -> Still:
    """The still in `data`, which begins as `kind`. Raises Damaged, SeveralPictures, NotAPicture (raw)."""
    opener = {JPEG: _open_jpeg, PNG: _open_png, TIFF: _open_tiff, HEIC: _open_heic}[kind]
    try:
        with strictly():
            return opener(data)
    except (pyvips.Error, *BROKEN) as error:
        raise Damaged(kind) from error


def _open_jpeg(data: bytes) -> Still:
    image = pyvips.Image.jpegload_buffer(data, **_STRICT)
    header = _header(image, held=_COEFFICIENTS if _field(image, "jpeg-multiscan", 0) else 0)
    feed = Feed(data)
    return Still(header, lambda side: _jpeg_pixels(feed, header, side), feed.ensure_used)


def _jpeg_pixels(feed: Feed, header: Header, side: int) -> pyvips.Image:
    # libjpeg reads every coefficient and so meets every fault, yet computes fewer pixels. Only where the rows
    # divide evenly: libvips leaves out a last partial row, and with it whatever is wrong there.
    longest = max(header.width, header.height)
    fitting = (factor for factor in _JPEG_SHRINKS if longest >= factor * side and header.height % factor == 0)
    shrink = next(fitting, 1)
    return feed.open(shrink=shrink, **_STRICT)


def _open_png(data: bytes) -> Still:
    image = pyvips.Image.pngload_buffer(data, **_STRICT)
    held = _pixel_bytes(image) if _field(image, "interlaced", 0) else 0
    return Still(_header(image, held=held), lambda _side: image)


def _open_tiff(data: bytes) -> Still:
    # libtiff counts a million pages in five seconds; the first directory alone says if there is a second.
    big = _BIG_TIFF in data[2:4]
    directory = TiffImagePlugin.ImageFileDirectory_v2(data[: 16 if big else 8])
    first = directory.next
    stream = io.BytesIO(data)
    stream.seek(first)
    directory.load(stream)
    # A loop, or Pillow came to the end of the file before the end of the directory.
    if directory.next == first:
        raise ValueError("the first directory does not end")
    if _DNG_VERSION in directory:
        raise NotAPicture("a camera raw file")
    if directory.next:
        raise SeveralPictures
    image = pyvips.Image.tiffload_buffer(data, **_STRICT)
    # One strip or tile can be as large as the picture.
    return Still(_header(image, held=_pixel_bytes(image), exif=data), lambda _side: image)


def _open_heic(data: bytes) -> Still:
    ensure_whole(data)
    heif = pi_heif.open_heif(data)
    width, height = heif.size
    # libheif applies the file's own rotation (irot, imir); EXIF's repeats it and is not to be applied again.
    header = Header(
        width, height, 1, _COEFFICIENTS, heif.info.get("exif") or b"", heif.info.get("icc_profile") or b""
    )
    return Still(header, lambda _side: _heic_pixels(heif, header))


def _heic_pixels(heif: Any, header: Header) -> pyvips.Image:
    bands, interpretation = _HEIC_CHANNELS[heif.mode]
    image = pyvips.Image.new_from_memory(heif.data, header.width, header.height, bands, "uchar")
    image = image.copy(interpretation=interpretation)
    if header.profile:
        image.set_type(pyvips.GValue.blob_type, "icc-profile-data", header.profile)
    return image


def _header(image: pyvips.Image, *, held: int, exif: bytes | None = None) -> Header:
    return Header(
        width=image.width,
        height=image.height,
        orientation=_field(image, "orientation", 1),
        held=held,
        exif=_field(image, "exif-data", b"") if exif is None else exif,
        profile=_field(image, "icc-profile-data", b""),
    )


def _pixel_bytes(image: pyvips.Image) -> int:
    return int(image.bands) * _BYTES[image.format]


def _field(image: pyvips.Image, name: str, default: Any) -> Any:
    return image.get(name) if name in image.get_fields() else default
