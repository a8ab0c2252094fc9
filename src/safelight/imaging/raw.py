"""Camera raw: what the sensor has counted, made into a picture by LibRaw. Always the same way, so that two photographs
of the same skin can be compared: by the camera's own white balance, into sRGB, and no brighter than it was exposed.
"""

import io
from typing import Final

import rawpy

from safelight.imaging.boxes import ensure_whole, find
from safelight.imaging.directories import BITS, Directories
from safelight.imaging.engine import pyvips
from safelight.imaging.formats import CR3, Format
from safelight.imaging.still import Header, Still
from safelight.imaging.unfit import NotReadable

# Bytes a pixel: what the sensor counted, four colours of 16 bits while they are made, three of 8 as they are handed on.
_HELD: Final = 2 + 8 + 3

# IEC 61966-2-1: the power above, and the slope of the line below.
_SRGB_CURVE: Final = (2.4, 12.92)

# LibRaw's turns by EXIF's numbers: its sizes.flip is a mask of mirrored (1), upside down (2) and rows for columns (4).
_ORIENTATIONS: Final = {0: 1, 1: 2, 3: 3, 2: 4, 4: 5, 6: 6, 7: 7, 5: 8}
_PACKED: Final = 8  # what a compressed ARW has of a pixel in the file; the sensor had more

# Canon's own boxes within a CR3: the directory of the picture, and that of the taking, each as a TIFF.
_CANON: Final = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_PARTS: Final = frozenset({b"moov", b"mdat"})


def open_raw(data: bytes, kind: Format) -> Still:
    """Raises NotReadable; MemoryError for what is too much for the decoder; ValueError where it is broken."""
    bits = _bits_if_whole(data, kind)
    raw = rawpy.RawPy()
    try:
        raw.open_buffer(io.BytesIO(data))
        header = _header(raw, data, kind, bits)
    except rawpy.LibRawError as failed:
        raise _meant(failed, kind) from failed
    return Still(header, lambda side: _pixels(raw, header, side, kind))


def _bits_if_whole(data: bytes, kind: Format) -> int | None:
    """Bits of a channel, where the file says so. Raises ValueError if part of it is missing: LibRaw fills that with zeros
    and says nothing.
    """
    if kind is CR3:
        ensure_whole(data, _PARTS)
        return None
    directories = Directories(data)
    first = next(directories.chain())
    sensed = [each for each in (first, *directories.beneath(first)) if each.is_as_sensed]
    if not sensed:
        raise ValueError("there is no picture")
    for each in sensed:
        each.ensure_within(len(data))
    bits = sensed[0].first(BITS)
    return bits if bits > _PACKED else None


def _header(raw: rawpy.RawPy, data: bytes, kind: Format, bits: int | None) -> Header:
    sizes = raw.sizes
    exif, photo = _cr3_exif(data) if kind is CR3 else (data, b"")
    return Header(
        width=sizes.width,
        height=sizes.height,
        orientation=_ORIENTATIONS[sizes.flip],
        held=_HELD,
        exif=exif,
        profile=b"",
        bits=bits,
        photo=photo,
        lens=raw.lens.model,
        is_srgb=True,
    )


def _cr3_exif(data: bytes) -> tuple[bytes, bytes]:
    canon = find(find(data, b"moov"), b"uuid", _CANON)
    return find(canon, b"CMT1"), find(canon, b"CMT2")


def _pixels(raw: rawpy.RawPy, header: Header, side: int, kind: Format) -> pyvips.Image:
    try:
        raw.unpack()
        rows = raw.postprocess(
            half_size=max(header.width, header.height) // 2 >= side,  # a pixel of each two by two: nothing is invented
            use_camera_wb=True,
            no_auto_bright=True,
            gamma=_SRGB_CURVE,
            user_flip=0,  # it is turned as every other picture is
        )
        raw.close()
    except rawpy.LibRawError as failed:
        raise _meant(failed, kind) from failed
    height, width, bands = rows.shape
    if bands != 3:
        raise ValueError("not three colours")
    image = pyvips.Image.new_from_memory(rows, width, height, bands, "uchar").copy(interpretation="srgb")
    image.set_type(pyvips.GValue.gint_type, "orientation", header.orientation)
    return image


def _meant(failed: rawpy.LibRawError, kind: Format) -> Exception:
    if isinstance(failed, (rawpy.LibRawUnsufficientMemoryError, rawpy.LibRawTooBigError)):
        return MemoryError()
    if isinstance(failed, (rawpy.LibRawFileUnsupportedError, rawpy.LibRawNotImplementedError)):
        return NotReadable(kind)
    return ValueError("LibRaw could not decode it")
