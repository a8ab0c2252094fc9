"""A file opened: its header read without decoding a pixel, and the way to its pixels. Here no size is judged."""

from collections.abc import Iterator, Mapping
from typing import Any

from safelight.imaging.boxes import ensure_whole
from safelight.imaging.colour import DISPLAY_P3
from safelight.imaging.engine import pi_heif, pyvips, strictly
from safelight.imaging.formats import HEIC, JPEG, PNG, RAW, TIFF, Format
from safelight.imaging.jpeg import Feed, is_inverted
from safelight.imaging.paged import open_tiff
from safelight.imaging.raw import open_raw
from safelight.imaging.still import BROKEN, STRICT, Header, Still, field, header_of, pixel_bytes
from safelight.imaging.unfit import Damaged, InHdr, NotAPicture, SeveralPictures

# Four channels of 16 bits: a progressive JPEG's coefficients; a HEIC's planes and what is made of them.
_COEFFICIENTS = 8

_JPEG_SHRINKS = (8, 4, 2)  # libjpeg's own reductions

# What pi-heif makes of a file's channels, with HDR brought to 8 bits.
_HEIC_CHANNELS = {"L": (1, "b-w"), "LA": (2, "b-w"), "RGB": (3, "srgb"), "RGBA": (4, "srgb")}
_P3_PRIMARIES = 12  # ITU-T H.273, table 2: how a phone says Display P3 that embeds no profile
_HDR_TRANSFERS = {16, 18}  # ITU-T H.273, table 3: PQ and HLG

_PNG_BEGINS = 8
_CHUNK = 12  # its length, kind and checksum


def open_still(data: bytes, kind: Format) -> Still:
    """The still in `data`, which begins as `kind`. Raises Damaged, or another Unfit where its decoder does."""
    try:
        with strictly():
            return open_raw(data, kind) if kind in RAW else _OPENERS[kind](data)
    except (pyvips.Error, *BROKEN) as error:
        raise Damaged(kind) from error


def _open_jpeg(data: bytes) -> Still:
    image = pyvips.Image.jpegload_buffer(data, **STRICT)
    header = header_of(image, held=_COEFFICIENTS if field(image, "jpeg-multiscan", 0) else 0)
    feed = Feed(data)
    # libvips takes the inks of every CMYK for inverted.
    upside_down = image.interpretation == "cmyk" and not is_inverted(data)

    def pixels(side: int) -> pyvips.Image:
        decoded = _jpeg_pixels(feed, header, side)
        return decoded.invert() if upside_down else decoded

    return Still(header, pixels, feed.ensure_used)


def _jpeg_pixels(feed: Feed, header: Header, side: int) -> pyvips.Image:
    # libjpeg reads every coefficient and so meets every fault, yet computes fewer pixels. Only where the rows
    # divide evenly: libvips leaves out a last partial row, and with it whatever is wrong there.
    longest = max(header.width, header.height)
    fitting = (factor for factor in _JPEG_SHRINKS if longest >= factor * side and header.height % factor == 0)
    shrink = next(fitting, 1)
    return feed.open(shrink=shrink, **STRICT)


def _open_png(data: bytes) -> Still:
    image = pyvips.Image.pngload_buffer(data, **STRICT)
    held = pixel_bytes(image) if field(image, "interlaced", 0) else 0
    if _is_animated(data):
        raise NotAPicture("a moving picture (animated PNG)")
    return Still(header_of(image, held=held, bits=field(image, "bits-per-sample", 8)), lambda _side: image)


def _is_animated(data: bytes) -> bool:
    """Whether there is an acTL chunk before the pixels (PNG, third edition, 11.3.7)."""
    for kind in _chunks(data):
        if kind in (b"acTL", b"IDAT"):
            return kind == b"acTL"
    return False


def _chunks(data: bytes) -> Iterator[bytes]:
    at = _PNG_BEGINS
    while at < len(data):
        yield data[at + 4 : at + 8]
        at += _CHUNK + int.from_bytes(data[at : at + 4], "big")


def _open_heic(data: bytes) -> Still:
    ensure_whole(data)
    heif = pi_heif.open_heif(data)
    if len(heif) > 1:
        raise SeveralPictures
    nclx = heif.info.get("nclx_profile") or {}
    if nclx.get("transfer_characteristics") in _HDR_TRANSFERS:
        raise InHdr
    width, height = heif.size
    # libheif applies the file's own rotation (irot, imir); EXIF's repeats it and is not to be applied again.
    header = Header(
        width=width,
        height=height,
        orientation=1,
        held=_COEFFICIENTS,
        exif=heif.info.get("exif") or b"",
        profile=heif.info.get("icc_profile") or _implied(nclx),
        bits=heif.info.get("bit_depth", 8),
    )
    return Still(header, lambda _side: _heic_pixels(heif, header))


def _heic_pixels(heif: Any, header: Header) -> pyvips.Image:
    bands, interpretation = _HEIC_CHANNELS[heif.mode]
    image = pyvips.Image.new_from_memory(heif.data, header.width, header.height, bands, "uchar")
    image = image.copy(interpretation=interpretation)
    if header.profile:
        image.set_type(pyvips.GValue.blob_type, "icc-profile-data", header.profile)
    return image


def _implied(nclx: Mapping[str, Any]) -> bytes:
    """The profile of what a file says of its colours in numbers."""
    return DISPLAY_P3 if nclx.get("color_primaries") == _P3_PRIMARIES else b""


_OPENERS = {JPEG: _open_jpeg, PNG: _open_png, TIFF: open_tiff, HEIC: _open_heic}
