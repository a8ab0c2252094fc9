"""Originals of every kind that say all they can: who, where, with what, in words, in previews, behind the end."""

from PIL import PngImagePlugin

from . import canon, raws
from .making import SRGB, VECTORS, camera_exif, paged, quarters, saved

XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Jo Bloggs, Ward 9</x:xmpmeta>"
IPTC = b"8BIM\x04\x04\x00\x00\x00\x00\x00\x0e\x1c\x02\x50\x00\x09Jo Bloggs"


def with_segments(jpeg: bytes, *segments: tuple[int, bytes]) -> bytes:
    extra = b"".join(
        bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body for marker, body in segments
    )
    return jpeg[:2] + extra + jpeg[2:]


def _jpeg() -> bytes:
    plain = saved(quarters(), exif=camera_exif(), icc_profile=SRGB, comment=b"Jo Bloggs", xmp=XMP)
    iptc = (0xED, b"Photoshop 3.0\x00" + IPTC)
    return with_segments(plain, iptc, (0xEF, b"Jo Bloggs")) + b"Ward 9, Jo Bloggs"


def _png() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "Jo Bloggs")
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(quarters(), "PNG", exif=camera_exif(), icc_profile=SRGB, pnginfo=words) + b"Jo Bloggs"


def _tiff() -> bytes:
    first = raws.small(quarters())
    first.fields |= {
        254: (raws.LONG, [0]), 270: raws.text("Jo Bloggs"), 271: raws.text("Testcam"), 272: raws.text("T-1"),
        274: (raws.SHORT, [6]), 315: raws.text("Jo Bloggs"), 700: (raws.BYTE, XMP), 33723: (raws.BYTE, IPTC),
        34675: (raws.UNDEFINED, SRGB),
    }  # fmt: skip
    somewhere = raws.Directory({1: raws.text("N"), 2: (raws.RATIONAL, [51, 30, 26])})
    first.beneath = {34665: [raws.taken()], 34853: [somewhere]}
    return raws.file_of(first) + b"Jo Bloggs"


def _pages() -> bytes:
    pages = [quarters(), quarters(64, 96)]
    for each in pages:
        each.info |= {"exif": camera_exif(6), "icc_profile": SRGB, "tiffinfo": {270: "Jo Bloggs"}}
    return paged(*pages)


# By the ending of their names.
ORIGINALS = {
    "jpg": _jpeg(),
    "png": _png(),
    "tif": _tiff(),
    "tiff": _pages(),
    "heic": (VECTORS / "turned-p3.heic").read_bytes(),
    "dng": raws.dng(quarters(), 6, preview=True) + b"Jo Bloggs",
    "cr3": canon.cr3(quarters(), 6) + b"Jo Bloggs",
    "nef": raws.made_by("NIKON CORPORATION", "NIKON D850", quarters(), 6) + b"Jo Bloggs",
    "arw": raws.made_by("SONY", "ILCE-7M3", quarters(), 6) + b"Jo Bloggs",
}
