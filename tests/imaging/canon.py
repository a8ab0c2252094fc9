"""A CR3 made by the tests and by no camera, for no camera's could be had: what Canon's EOS R would have counted of a
drawn picture, in boxes as LibRaw reads them and lclevy/canon_cr3 describes them. What a camera writes beside and nobody
reads here (a preview, the picture as JPEG, timed metadata) is left out.
"""

import struct

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from . import crx, raws
from .making import saved

MAKE, MODEL = "Canon", "Canon EOS R"

LEFT, TOP = 8, 6  # rows and columns that are shielded from light

# Of the EOS R, from LibRaw's table (as Adobe measured it): what its filters let through of CIE X, Y and Z.
_XYZ_TO_SENSOR = (0.8293, -0.1789, -0.1094, -0.5025, 1.2925, 0.2327, -0.1199, 0.2769, 0.6108)

_METADATA = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_OPENING = 8  # of a box: its length and kind
# So many numbers have the EOS R's colours; and where among them LibRaw finds what.
_COLOURS = 1824
_WHITE_BALANCE, _BLACK_LEVELS, _WHITE_LEVELS = 0x47, 0x318, 0x31C


def cr3(picture: Image.Image, orientation: int = 1) -> bytes:
    counts = raws.counts(picture, seen=_seen())
    return cr3_of(np.pad(counts, ((TOP, 0), (LEFT, 0)), constant_values=raws.BLACK), orientation)


def cr3_of(mosaic: NDArray[np.uint16], orientation: int = 1, across: int | None = None) -> bytes:
    """`mosaic`: all that the sensor counts, the shielded rows and columns too; of even sides, at least 44.
    `across`: how wide a tile is. The last one, too, has at least 44 columns; cameras of many pixels write two tiles.
    """
    compression, media = crx.compressed(mosaic, across)
    kind = _box(b"ftyp", b"crx ", struct.pack(">I", 1), b"crx isom")
    # How long the description is does not depend on where it says that the picture lies.
    at = len(kind) + len(_described(mosaic, orientation, len(media), compression, 0))
    described = _described(mosaic, orientation, len(media), compression, at)
    # A camera gives the length of this box in 64 bits (ISO/IEC 14496-12 4.2).
    return kind + described + struct.pack(">I4sQ", 1, b"mdat", 2 * _OPENING + len(media)) + media


def claiming(data: bytes, width: int, height: int) -> bytes:
    """The same with sides that it has not: those of the picture, and of its only tile."""
    at = data.index(b"CMP1") + 4 + 8
    sides = struct.pack(">II", width, height) * 2
    return data[:at] + sides + data[at + len(sides) :]


def _seen() -> NDArray[np.float64]:
    """What each filter lets through of sRGB's red, green and blue; white is 1."""
    of_srgb = np.reshape(_XYZ_TO_SENSOR, (3, 3)) @ np.linalg.inv(np.reshape(raws.XYZ_TO_SENSOR, (3, 3)))
    return of_srgb / of_srgb.sum(1, keepdims=True)


def _box(kind: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return struct.pack(">I4s", _OPENING + len(body), kind) + body


def _full(kind: bytes, layout: str = "", *numbers: int) -> bytes:
    """A box with a version and flags, of which all are nought here."""
    return _box(kind, bytes(4), struct.pack(">" + layout, *numbers))


def _described(
    mosaic: NDArray[np.uint16], orientation: int, length: int, compression: bytes, at: int
) -> bytes:
    height, width = mosaic.shape
    samples = _box(
        b"stbl",
        _box(b"stsd", struct.pack(">II", 0, 1), _sample(width, height, compression)),
        _full(b"stts", "III", 1, 1, 1),
        _full(b"stsc", "IIII", 1, 1, 1, 1),
        _full(b"stsz", "III", 0, 1, length),
        _full(b"co64", "IQ", 1, at + 2 * _OPENING),
    )
    source = _box(b"dinf", _full(b"dref", "I", 1), _full(b"url "))
    track = _box(
        b"trak",
        _full(b"tkhd", "80x"),
        _box(
            b"mdia",
            _full(b"mdhd", "20x"),
            _full(b"hdlr", "4x4s13x", b"vide"),
            _box(b"minf", _full(b"vmhd", "8x"), source, samples),
        ),
    )
    return _box(b"moov", _metadata(width, height, orientation, length, at), _full(b"mvhd", "96x"), track)


def _metadata(width: int, height: int, orientation: int, length: int, at: int) -> bytes:
    of_camera: raws.Fields = {
        256: (raws.SHORT, [width - LEFT]), 257: (raws.SHORT, [height - TOP]), 271: raws.text(MAKE),
        272: raws.text(MODEL), 274: (raws.SHORT, [orientation]), 315: raws.text("Jo Bloggs"),
    }  # fmt: skip
    position: raws.Fields = {1: raws.text("N"), 2: (raws.RATIONAL, [51, 30, 26])}
    directories = (of_camera, raws.taken().fields, _of_maker(width, height), position)
    small = saved(Image.new("RGB", (160, 120)))
    return _box(
        b"uuid",
        _METADATA,
        _box(b"CNCV", b"CanonCR3_001/00.09.00/00.00.00"),
        _box(b"CCTP", struct.pack(">III", 0, 1, 1), _box(b"CCDT", struct.pack(">QII", 0x10, 0, 1))),
        _box(b"CTBO", struct.pack(">IIQQ", 1, 3, at, length + 2 * _OPENING)),
        *(
            _box(b"CMT%d" % number, raws.file_of(raws.Directory(each)))
            for number, each in enumerate(directories, 1)
        ),
        _box(b"THMB", struct.pack(">IHHII", 0, 160, 120, len(small), 0x10000), small),
    )


def _of_maker(width: int, height: int) -> raws.Fields:
    """The maker's own notes: where light falls on the sensor, and what it counts of grey, of black and of white."""
    colours = [0] * _COLOURS
    colours[0] = 17  # the EOS R's
    red, green, blue = (round(1024 / each) for each in raws.NEUTRAL)
    colours[_WHITE_BALANCE : _WHITE_BALANCE + 4] = red, green, green, blue
    colours[_BLACK_LEVELS : _BLACK_LEVELS + 4] = [raws.BLACK] * 4
    colours[_WHITE_LEVELS : _WHITE_LEVELS + 2] = [raws.WHITE] * 2
    # Of the last column and row that are named here LibRaw shows nothing.
    borders = [0, width, height, 0, 0, LEFT, TOP, width, height, 0, 0, 0, 0]
    return {0xE0: (raws.SHORT, borders), 0x4001: (raws.SHORT, colours)}


def _sample(width: int, height: int, compression: bytes) -> bytes:
    """ISO/IEC 14496-12 12.1.3 to the compressor's name, then Canon's own, and how the compression is to be read."""
    seen = struct.pack(">6xH16xHHIIIH32xHh4x", 1, width, height, 72 << 16, 72 << 16, 0, 1, 24, -1)
    return _box(b"CRAW", seen, _box(b"CMP1", compression))
