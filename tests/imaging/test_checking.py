"""What is let in, what is refused, and what is said of it."""

import io
import json
import time
import zipfile

import pytest

from safelight.imaging.checking import examine
from safelight.imaging.formats import ARW, CR3, DNG, HEIC, JPEG, NEF, OTHER_RAW, PNG, TIFF, Format
from safelight.imaging.handing import refusal, refused
from safelight.imaging.limits import MAX_BYTES, MAX_COMPRESSED_BYTES
from safelight.imaging.offered import ensure_offered_truly
from safelight.imaging.unfit import (
    Damaged,
    Empty,
    InHdr,
    NotAPicture,
    NotReadable,
    SeveralPictures,
    TooLarge,
    TooManyPages,
    TooManyPixels,
    TooSmall,
    Unfit,
    WrongKind,
)
from safelight.imaging.values import Sound

from . import canon, raws
from .making import VECTORS, camera_exif, jpeg_claiming, png_of, quarters, saved, tiff_of_pages

HEIC_BYTES = (VECTORS / "turned-p3.heic").read_bytes()
JPEG_BYTES = saved(quarters())
FTYP_CRX = b"\x00\x00\x00\x18ftypcrx \x00\x00\x00\x01crx isom"
SEQUENCE = b"\x00\x00\x00\x1cftyphevc\x00\x00\x00\x00msf1hevcmif1" + HEIC_BYTES[24:]


def commented(words: bytes) -> bytes:
    return saved(quarters(), comment=words)


def animated(kind: str) -> bytes:
    return saved(quarters(), kind, save_all=True, append_images=[quarters().rotate(180)])


def check(data: bytes, name: str) -> Sound:
    """As a file is looked at that comes under a name."""
    ensure_offered_truly(data, name)
    return examine(data)[0]


def zipped() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("run.js", "alert(1)")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind", "sides"),
    [
        (JPEG_BYTES, "DSC_0001.JPG", JPEG, (96, 64)),
        (JPEG_BYTES, "without-an-ending", JPEG, (96, 64)),
        (saved(quarters(), exif=camera_exif(6)), "a.jpeg", JPEG, (64, 96)),
        (saved(quarters(), "PNG"), "a.png", PNG, (96, 64)),
        (saved(quarters(), "TIFF"), "a.tif", TIFF, (96, 64)),
        (saved(quarters(), "TIFF", big_tiff=True), "a.tiff", TIFF, (96, 64)),
        (tiff_of_pages(1), "a.tiff", TIFF, (64, 64)),
        (tiff_of_pages(2), "a.tiff", TIFF, (64, 136)),
        (raws.dng(quarters()), "IMG_1.DNG", DNG, (96, 64)),
        (raws.dng(quarters(), 6, preview=True), "IMG_1.dng", DNG, (64, 96)),
        (canon.cr3(quarters(), 6), "IMG_1.CR3", CR3, (64, 96)),
        (raws.made_by("NIKON CORPORATION", "NIKON D850", quarters()), "DSC_1.NEF", NEF, (96, 64)),
        (raws.made_by("SONY", "ILCE-7M3", quarters(), 8), "DSC1.ARW", ARW, (64, 96)),
        (HEIC_BYTES, "IMG_1.HEIC", HEIC, (64, 96)),
        (HEIC_BYTES + b"a film of the moment", "IMG_1.heif", HEIC, (64, 96)),
        (JPEG_BYTES + b"a film of the moment", "a.jpg", JPEG, (96, 64)),
    ],
)
def test_a_sound_picture_is_let_in(data: bytes, name: str, kind: Format, sides: tuple[int, int]) -> None:
    sound = check(data, name)
    assert (sound.format, (sound.width, sound.height), sound.size) == (kind, sides, len(data))


@pytest.mark.parametrize(
    ("data", "name", "error"),
    [
        (b"", "a.jpg", Empty()),
        (b"dear doctor", "a.jpg", WrongKind("JPEG", "plain text")),
        (b"dear doctor", "a.txt", NotAPicture("plain text")),
        (b"%PDF-1.7\n", "a.pdf", NotAPicture("a PDF document")),
        (b"%PDF-1.7\n", "a.png", WrongKind("PNG", "a PDF document")),
        (b"<svg onload='alert(1)'/>", "a.png", WrongKind("PNG", "an SVG drawing")),
        (b"GIF89a=1;alert(1)", "a.gif", NotAPicture("a GIF picture")),
        (zipped(), "a.jpg", WrongKind("JPEG", "a ZIP archive or an Office document")),
        (HEIC_BYTES, "a.jpg", WrongKind("JPEG", "a HEIC picture")),
        (JPEG_BYTES, "a.exe", WrongKind(".exe", "a JPEG picture")),
        (JPEG_BYTES, "a.jpg.html", WrongKind(".html", "a JPEG picture")),
        (saved(quarters(), "TIFF"), "DSC_1.NEF", WrongKind("NEF", "a TIFF picture")),
        (raws.dng(quarters()), "a.tif", WrongKind("TIFF", "camera raw (DNG)")),
        (raws.dng(quarters()), "DSC_1.NEF", WrongKind("NEF", "camera raw (DNG)")),
        (canon.cr3(quarters()), "IMG_1.HEIC", WrongKind("HEIC", "camera raw (CR3)")),
        (raws.made_by("PENTAX", "K-1", quarters()), "a.tif", WrongKind("TIFF", OTHER_RAW)),
        (raws.made_by("PENTAX", "K-1", quarters()), "a", NotAPicture(OTHER_RAW)),
        (JPEG_BYTES, "a.cr2", NotAPicture(OTHER_RAW)),
        (saved(quarters(), "TIFF", tiffinfo={50706: b"\x01\x04\x00\x00"}), "a.dng", Damaged(DNG)),
        (FTYP_CRX + b"no picture", "a.cr3", Damaged(CR3)),
        (JPEG_BYTES + zipped(), "a.jpg", NotAPicture("a JPEG picture with an archive hidden in it")),
        (tiff_of_pages(51), "a.tif", TooManyPages(50)),
        (b"%PDF-1.7" + JPEG_BYTES, "a.jpg", WrongKind("JPEG", "a PDF document")),
        (commented(b"%PDF-1.7"), "a.jpg", NotAPicture("a JPEG picture with a PDF document hidden in it")),
        (
            JPEG_BYTES + b"%PDF-1.7\n%%EOF",
            "a.jpg",
            NotAPicture("a JPEG picture with a PDF document hidden in it"),
        ),
        (animated("PNG"), "a.png", NotAPicture("a moving picture (animated PNG)")),
        (animated("GIF"), "a.gif", NotAPicture("a GIF picture")),
        (animated("WEBP"), "a.webp", NotAPicture("a WebP picture")),
        (SEQUENCE, "a.heic", WrongKind("HEIC", "a film or moving picture")),
        (saved(quarters(31, 400)), "a.jpg", TooSmall(31, 400, 32)),
        (png_of(50_000, 50_000), "a.png", TooManyPixels(50_000, 50_000, 205_000_000, 30_000)),
        (png_of(30_001, 32), "a.png", TooManyPixels(30_001, 32, 205_000_000, 30_000)),
        (
            jpeg_claiming(12_000, 12_000, progressive=True),
            "a.jpg",
            TooManyPixels(12_000, 12_000, 112_500_000, 30_000),
        ),
        (jpeg_claiming(65_000, 65_000), "a.jpg", TooManyPixels(65_000, 65_000, 205_000_000, 30_000)),
        (JPEG_BYTES[:20], "a.jpg", Damaged(JPEG)),
        (HEIC_BYTES[:-1], "a.heic", Damaged(HEIC)),
        (HEIC_BYTES[: HEIC_BYTES.index(b"mdat") - 4], "a.heic", Damaged(HEIC)),
        (b"II*\x00\xff\xff\xff\x7f", "a.tif", Damaged(TIFF)),
        (b"\x89PNG\r\n\x1a\n", "a.png", Damaged(PNG)),
    ],
)
def test_an_unfit_file_is_refused_with_its_reason(data: bytes, name: str, error: Unfit) -> None:
    with pytest.raises(Unfit) as raised:
        check(data, name)
    assert type(raised.value) is type(error)
    assert raised.value.args == error.args


def test_a_picture_of_too_many_bytes_is_refused() -> None:
    with pytest.raises(TooLarge) as raised:
        check(JPEG_BYTES + bytes(MAX_COMPRESSED_BYTES), "a.jpg")
    assert raised.value.limit == 100 * 1024 * 1024
    with pytest.raises(TooLarge) as raised:
        check(saved(quarters(), "TIFF") + bytes(MAX_BYTES), "a.tif")
    assert raised.value.limit == 150 * 1024 * 1024


def test_a_tiff_may_have_more_bytes() -> None:
    assert check(saved(quarters(), "TIFF") + bytes(MAX_COMPRESSED_BYTES), "a.tif").format == TIFF


def test_a_million_pages_are_refused_at_once() -> None:
    data = tiff_of_pages(900_000)
    begun = time.monotonic()
    with pytest.raises(TooManyPages):
        check(data, "a.tif")
    assert time.monotonic() - begun < 1


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Empty(), ("empty",)),
        (TooLarge(210_000_000, MAX_BYTES), ("too large", "201 MiB", "150 MiB")),
        (TooSmall(1, 1, 32), ("too small", "1 x 1", "32")),
        (TooManyPixels(50_000, 50_000, 205_000_000, 30_000), ("50,000 x 50,000", "205 million", "30,000")),
        (NotAPicture("plain text"), ("it is plain text", "JPEG, HEIC, PNG and TIFF", "DNG, CR3, NEF, ARW")),
        (WrongKind("JPEG", "plain text"), ("the name says JPEG", "it is plain text")),
        (SeveralPictures(), ("several pictures",)),
        (TooManyPages(50), ("too many pages", "50")),
        (NotReadable(NEF), ("NEF cannot be read here", "DNG")),
        (InHdr(), ("HDR",)),
        (Damaged(JPEG), ("JPEG picture is damaged or incomplete",)),
    ],
)
def test_a_reason_says_what_is_wrong_and_survives_a_change_of_process(
    error: Unfit, words: tuple[str, ...]
) -> None:
    twin = refused(json.loads(json.dumps(refusal(error))))
    assert all(word in error.reason for word in words)
    assert (type(twin), twin.reason, twin.args, str(twin)) == (
        type(error),
        error.reason,
        error.args,
        error.reason,
    )


def test_a_reason_never_repeats_the_name() -> None:
    with pytest.raises(WrongKind) as raised:
        check(b"dear doctor", "John Smith 1950.jpg")
    assert "Smith" not in raised.value.reason
