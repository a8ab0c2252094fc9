"""Camera raw: what the sensor has counted, made into a picture by LibRaw. Always the same way, so that two photographs
of the same skin can be compared: by the camera's own white balance, into sRGB, and no brighter than it was exposed.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

import rawpy

from safelight.imaging.boxes import ensure_whole, find
from safelight.imaging.directories import Directories
from safelight.imaging.engine import pyvips
from safelight.imaging.formats import CR3, Format
from safelight.imaging.still import Header, Still
from safelight.imaging.unfit import NotReadable

# Bytes a pixel: what the sensor counted, four colours of 16 bits while they are made, three of 8 as they are handed on.
_HELD: Final = 2 + 8 + 3
_BANDS: Final = 3

# IEC 61966-2-1: the power above, and the slope of the line below.
_SRGB_CURVE: Final = (2.4, 12.92)

# LibRaw's turns by EXIF's numbers: its sizes.flip is a mask of mirrored (1), upside down (2) and rows for columns (4).
_ORIENTATIONS: Final = {0: 1, 1: 2, 3: 3, 2: 4, 4: 5, 6: 6, 7: 7, 5: 8}

# Canon's own boxes within a CR3: the directory of the picture, and that of the taking, each as a TIFF.
_CANON: Final = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_PARTS: Final = frozenset({b"moov", b"mdat"})


def open_raw(data: bytes, kind: Format) -> Still:
    """Raises NotReadable, ValueError or MemoryError, as its pixels do."""
    _ensure_whole(data, kind)
    raw = _Raw(data, kind)
    return Still(raw.header, raw.pixels, told=raw.told)


class _Raw:
    """A file in LibRaw's hands. Raises NotReadable, MemoryError for too much work, ValueError where it is broken."""

    def __init__(self, data: bytes, kind: Format) -> None:
        self._kind = kind
        self._raw = rawpy.RawPy()
        exif, photo = _cr3_exif(data) if kind is CR3 else (data, b"")
        with self._meaning():
            self._raw.open_buffer(io.BytesIO(data))
        sizes = self._raw.sizes
        self.header = Header(
            width=sizes.width,
            height=sizes.height,
            orientation=_ORIENTATIONS[sizes.flip],
            held=_HELD,
            exif=exif,
            profile=b"",
            bits=None,
            photo=photo,
            is_srgb=True,
        )
        self._told = self.header

    def pixels(self, side: int) -> pyvips.Image:
        header = self.header
        with self._meaning():
            self._raw.unpack()
            self._told = replace(header, bits=self._raw.white_level.bit_length(), lens=self._raw.lens.model)
            rows = self._raw.postprocess(
                half_size=max(header.width, header.height) // 2
                >= side,  # one of each two by two: nothing is invented
                use_camera_wb=True,
                no_auto_bright=True,
                gamma=_SRGB_CURVE,
                user_flip=0,  # it is turned as every other picture is
            )
            self._raw.close()
        height, width, bands = rows.shape
        if bands != _BANDS:
            raise ValueError("not in three colours")
        image = pyvips.Image.new_from_memory(rows, width, height, bands, "uchar").copy(interpretation="srgb")
        image.set_type(pyvips.GValue.gint_type, "orientation", header.orientation)
        return image

    def told(self) -> Header:
        return self._told

    @contextmanager
    def _meaning(self) -> Iterator[None]:
        """LibRaw's errors as what they mean here."""
        try:
            yield
        except (rawpy.LibRawUnsufficientMemoryError, rawpy.LibRawTooBigError) as failed:
            raise MemoryError from failed
        except (rawpy.LibRawFileUnsupportedError, rawpy.LibRawNotImplementedError) as failed:
            raise NotReadable(self._kind) from failed
        except (rawpy.LibRawError, rawpy.NotSupportedError) as failed:
            raise ValueError("LibRaw could not decode it") from failed


def _ensure_whole(data: bytes, kind: Format) -> None:
    """Raises ValueError if part of it is missing: LibRaw fills that with zeros and says nothing."""
    if kind is CR3:
        ensure_whole(data, _PARTS)
        return
    directories = Directories(data)
    first = next(directories.chain())
    sensed = [each for each in (first, *directories.beneath(first)) if each.is_as_sensed]
    if not sensed:
        raise ValueError("there is no picture")
    for each in sensed:
        each.ensure_within(len(data))


def _cr3_exif(data: bytes) -> tuple[bytes, bytes]:
    canon = find(find(data, b"moov"), b"uuid", _CANON)
    return find(canon, b"CMT1"), find(canon, b"CMT2")
