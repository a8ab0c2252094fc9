"""The kinds of still picture that can be taken in, recognised by their content, never by a name.

A camera raw file is a TIFF to its first bytes; its directories say whose it is.
"""

import struct
from dataclasses import dataclass

from safelight.imaging.directories import DNG_VERSION, Directories

# What is looked at beside a TIFF's directories.
_HEAD = 512

# ISO/IEC 23008-12: the brands of a still HEVC picture (annex B), and of a still of any codec (10.2).
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis"}
_STILL_BRAND = b"mif1"


# What no plain text holds: the C0 controls but tab, line feed, form feed and return.
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\f\r")


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what people call it, its media type, the name endings that announce it (lower case)."""

    label: str
    media_type: str
    extensions: tuple[str, ...]


JPEG = Format("JPEG", "image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif"))
HEIC = Format("HEIC", "image/heic", (".heic", ".heif", ".hif"))
PNG = Format("PNG", "image/png", (".png",))
TIFF = Format("TIFF", "image/tiff", (".tif", ".tiff"))
DNG = Format("DNG", "image/x-adobe-dng", (".dng",))
CR3 = Format("CR3", "image/x-canon-cr3", (".cr3",))
NEF = Format("NEF", "image/x-nikon-nef", (".nef",))
ARW = Format("ARW", "image/x-sony-arw", (".arw",))

RAW = frozenset({DNG, CR3, NEF, ARW})
FORMATS = (JPEG, HEIC, PNG, TIFF, DNG, CR3, NEF, ARW)

# Camera raw of other makers and years.
OTHER_RAW_EXTENSIONS = frozenset(
    {".3fr", ".cr2", ".crw", ".iiq", ".nrw", ".orf", ".pef", ".raf", ".rw2", ".sr2", ".srw"}
)
OTHER_RAW = "camera raw of a kind that is not taken in"

_MAKERS = ((b"NIKON", NEF), (b"SONY", ARW))
_CR2 = b"CR"  # at byte 8, says LibRaw's reader
_CRX = b"crx "

_SIGNATURES = (
    (b"\xff\xd8\xff", JPEG),  # ITU-T T.81 B.1.1.3: SOI, then the first byte of a marker
    (b"\x89PNG\r\n\x1a\n", PNG),  # PNG 5.2
    (b"II*\x00", TIFF),  # TIFF 6.0, section 2
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),  # BigTIFF, libtiff's description of it
    (b"MM\x00+", TIFF),
)

# Kinds that are often tried and not taken in, so that the person reads what the file is.
_OTHERS = (
    (b"GIF8", "a GIF picture"),
    (b"BM", "a Windows bitmap"),
    (b"8BPS", "a Photoshop document"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an older Office document"),
    (b"<svg", "an SVG drawing"),
    (b"<?xml", "an XML or SVG document"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)


def sniff(data: bytes) -> Format | None:
    """The format of these bytes, or None."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return _within_tiff(data) if kind is TIFF else kind
    brands = _brands(data[:_HEAD])
    return CR3 if _is_cr3(brands) else HEIC if _is_heic(brands) else None


def describe(data: bytes) -> str:
    """What a file of these bytes is, in words that follow "it is"."""
    if known := sniff(data):
        return f"camera raw ({known.label})" if known in RAW else f"a {known.label} picture"
    if data.startswith(tuple(signature for signature, kind in _SIGNATURES if kind is TIFF)):
        return OTHER_RAW
    for signature, words in _OTHERS:
        if data.startswith(signature):
            return words
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "a WebP picture"
    head = data[:_HEAD]
    if brands := _brands(head):
        return "an AVIF picture" if b"avif" in brands else "a film or moving picture"
    return "plain text" if _is_text(head) else "of no kind that is known here"


def announced(name: str) -> Format | None:
    """The format that a file name's ending announces, or None."""
    return next((kind for kind in FORMATS if name.lower().endswith(kind.extensions)), None)


def _within_tiff(data: bytes) -> Format | None:
    """TIFF, the raw format that it is in truth, or None for a raw that is not taken in."""
    if data[8:10] == _CR2:
        return None
    try:
        directories = Directories(data)
        first = next(directories.chain())
        if DNG_VERSION in first.fields:
            return DNG
        if not any(each.is_as_sensed for each in (first, *directories.beneath(first))):
            return TIFF
    except (StopIteration, ValueError, struct.error):
        return TIFF  # a broken one: whoever opens it says so
    return next((kind for maker, kind in _MAKERS if first.make.startswith(maker)), None)


def _brands(head: bytes) -> tuple[bytes, ...]:
    """Major and compatible brands of an ISO base media file (ISO/IEC 14496-12 4.3); of others, none."""
    if head[4:8] != b"ftyp":
        return ()
    box = head[: int.from_bytes(head[:4], "big")]
    return (box[8:12], *(box[at : at + 4] for at in range(16, len(box) - 3, 4)))


def _is_heic(brands: tuple[bytes, ...]) -> bool:
    if not brands or b"avif" in brands:
        return False
    return brands[0] in _HEIC_BRANDS or (brands[0] == _STILL_BRAND and bool(_HEIC_BRANDS & set(brands)))


def _is_cr3(brands: tuple[bytes, ...]) -> bool:
    return brands[:1] == (_CRX,)


def _is_text(head: bytes) -> bool:
    return bool(head) and _CONTROLS.isdisjoint(head)
