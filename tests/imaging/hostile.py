"""Files made to harm: small on the disk and vast in memory, endless, or something else as well."""

import struct
import zlib

from PIL import Image

from . import canon, raws
from .making import VECTORS, jpeg_claiming, paged, png_of, quarters, saved, tiff_of_pages

FTYP_HEIC = (VECTORS / "turned-p3.heic").read_bytes()


def tiff_claiming(width: int, height: int, compression: int) -> bytes:
    """Directories of a picture that is not there: 8 (deflate) or 5 (LZW)."""
    packed = zlib.compress(bytes(1_000_000), 9) if compression == 8 else bytes(2_000)
    fields: raws.Fields = {
        256: (raws.LONG, [width]), 257: (raws.LONG, [height]), 258: (raws.SHORT, [8, 8, 8]),
        259: (raws.SHORT, [compression]), 262: (raws.SHORT, [2]), 277: (raws.SHORT, [3]),
    }  # fmt: skip
    return raws.file_of(raws.Directory(fields, strip=packed))


def heic_claiming(width: int, height: int) -> bytes:
    """Its size is in a box (ISO/IEC 23008-12, 6.5.3), and in the picture's own headers, which say otherwise."""
    data = bytearray(FTYP_HEIC)
    at = data.index(b"ispe") + 8
    data[at : at + 8] = struct.pack(">II", width, height)
    return bytes(data)


def circle() -> bytes:
    """A TIFF whose second page is its first."""
    data = bytearray(tiff_of_pages(2))
    data[-4:] = data[4:8]
    return bytes(data)


BOMBS = {
    "png": png_of(50_000, 50_000),
    "png, interlaced": png_of(50_000, 50_000, interlaced=True),
    "png within the limits": png_of(14_000, 14_000),
    "jpeg": jpeg_claiming(65_000, 65_000),
    "jpeg within the limits": jpeg_claiming(14_000, 14_000),
    "tiff, deflate": tiff_claiming(60_000, 60_000, 8),
    "tiff, deflate, within the limits": tiff_claiming(14_000, 14_000, 8),
    "tiff, lzw": tiff_claiming(60_000, 60_000, 5),
    "tiff, lzw, within the limits": tiff_claiming(14_000, 14_000, 5),
    "heic": heic_claiming(60_000, 60_000),
    "heic within the limits": heic_claiming(9_000, 9_000),
    "dng": raws.dng(quarters(), claiming=(60_000, 60_000)),
    "dng within the limits": raws.dng(quarters(), claiming=(9_000, 7_000)),
    "cr3": canon.claiming(canon.cr3(quarters()), 60_000, 60_000),
    "nef": raws.made_by("NIKON CORPORATION", "NIKON D850", quarters(), claiming=(30_000, 30_000)),
    "tiff of a million pages": tiff_of_pages(1_000_000),
    "tiff that goes round": circle(),
    "gif, animated": saved(quarters(), "GIF", save_all=True, append_images=[quarters().rotate(90)] * 50),
    "one pixel": saved(Image.new("RGB", (1, 1)), "PNG"),
}


def _black(kind: str, **options: object) -> bytes:
    return saved(Image.new("RGB", (14_000, 14_000)), kind, **options)


# Sound to the last byte, and most a thousand times as large when decoded. One strip is held whole. The CR3 alone is not
# sound, but LibRaw does not say so: where a plane of one ends early, it makes up the rest.
VAST = {
    "png": lambda: _black("PNG"),
    "cr3 within the limits": lambda: canon.claiming(canon.cr3(quarters()), 9_000, 7_000),
    "tiff of fifty pages of A4": lambda: paged(*[Image.effect_noise((1240, 1754), 30)] * 50),
    "tiff, one strip": lambda: _black("TIFF", compression="tiff_adobe_deflate", strip_size=600_000_000),
}
