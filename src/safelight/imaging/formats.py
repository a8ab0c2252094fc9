"""The kinds of still picture that can be taken in, recognised by their first bytes, never by a name."""

from dataclasses import dataclass

# What `sniff` and `describe` need to see of a file.
HEAD_BYTES = 512

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

FORMATS = (JPEG, HEIC, PNG, TIFF)

# Camera raw; by content most of these are TIFFs whose first picture is a small preview.
RAW_EXTENSIONS = frozenset({".arw", ".cr2", ".cr3", ".dng", ".nef", ".nrw", ".orf", ".pef", ".raf", ".rw2"})

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


def sniff(head: bytes) -> Format | None:
    """The format that these first bytes (HEAD_BYTES are enough) begin, or None."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    return HEIC if _is_heic(_brands(head)) else None


def describe(head: bytes) -> str:
    """What a file with these first bytes is, in words that follow "it is"."""
    known = sniff(head)
    if known:
        return f"a {known.label} picture"
    for signature, words in _OTHERS:
        if head.startswith(signature):
            return words
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "a WebP picture"
    if brands := _brands(head):
        return "an AVIF picture" if b"avif" in brands else "a film or moving picture"
    return "plain text" if _is_text(head) else "of no kind that is known here"


def announced(name: str) -> Format | None:
    """The format that a file name's ending announces, or None."""
    return next((kind for kind in FORMATS if name.lower().endswith(kind.extensions)), None)


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


def _is_text(head: bytes) -> bool:
    return bool(head) and _CONTROLS.isdisjoint(head)
