"""Kinds are told by content."""

import pytest

from safelight.imaging.formats import (
    ARW,
    CR3,
    DNG,
    HEIC,
    JPEG,
    NEF,
    OTHER_RAW,
    PNG,
    TIFF,
    Format,
    describe,
    sniff,
)

from . import canon, raws
from .making import VECTORS, quarters, saved

FTYP = b"\x00\x00\x00\x18ftyp"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (saved(quarters()), JPEG),
        (saved(quarters(), "PNG"), PNG),
        (saved(quarters(), "TIFF"), TIFF),
        (saved(quarters(), "TIFF", big_tiff=True), TIFF),
        (b"MM\x00*\x00\x00\x00\x08", TIFF),
        ((VECTORS / "turned-p3.heic").read_bytes(), HEIC),
        (FTYP + b"mif1\x00\x00\x00\x00mif1heic", HEIC),
        (FTYP + b"mif1\x00\x00\x00\x00mif1avif", None),
        (FTYP + b"avif\x00\x00\x00\x00mif1miaf", None),
        (FTYP + b"qt  \x00\x00\x00\x00qt  qt  ", None),
        (saved(quarters(), "GIF"), None),
        (saved(quarters(), "WEBP"), None),
        (raws.dng(quarters()), DNG),
        (raws.dng(quarters(), order=">", preview=True), DNG),
        (canon.cr3(quarters()), CR3),
        (raws.made_by("NIKON CORPORATION", "NIKON D850", quarters(), order=">"), NEF),
        (raws.made_by("SONY", "ILCE-7M3", quarters()), ARW),
        (raws.made_by("PENTAX", "K-1", quarters()), None),
        (saved(quarters(), "TIFF", tiffinfo={271: "NIKON CORPORATION"}), TIFF),
        (b"II*\x00\x10\x00\x00\x00CR\x02\x00", None),
        (FTYP + b"crx \x00\x00\x00\x01crx isom", CR3),
        (b"\xff\xd8", None),
        (b"", None),
    ],
)
def test_a_format_is_told_by_its_first_bytes(head: bytes, kind: Format | None) -> None:
    assert sniff(head) == kind


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (saved(quarters()), "a JPEG picture"),
        (saved(quarters(), "GIF"), "a GIF picture"),
        (saved(quarters(), "WEBP"), "a WebP picture"),
        (FTYP + b"avif\x00\x00\x00\x00mif1miaf", "an AVIF picture"),
        (FTYP + b"isom\x00\x00\x02\x00isomavc1", "a film or moving picture"),
        (raws.dng(quarters()), "camera raw (DNG)"),
        (raws.made_by("PENTAX", "K-1", quarters()), OTHER_RAW),
        (b"%PDF-1.7", "a PDF document"),
        (b"PK\x03\x04", "a ZIP archive or an Office document"),
        ("Tür, 37 °C\n".encode(), "plain text"),
        (b"\x00\x01\x02\x03", "of no kind that is known here"),
    ],
)
def test_a_person_is_told_what_the_file_is(head: bytes, words: str) -> None:
    assert describe(head) == words
