"""Pictures made by code, each with one property, and a reader of JPEG segments that trusts no library."""

import io
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms
from PIL.TiffImagePlugin import AppendingTiffWriter

VECTORS = Path(__file__).parent / "vectors"

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

# Four quarters, so that every turn and mirror differs: left upper, right upper, left lower, right lower.
RED, GREEN, BLUE, GREY = (200, 40, 40), (40, 160, 60), (40, 60, 200), (128, 128, 128)


def quarters(width: int = 96, height: int = 64) -> Image.Image:
    picture = Image.new("RGB", (width, height), GREY)
    picture.paste(RED, (0, 0, width // 2, height // 2))
    picture.paste(GREEN, (width // 2, 0, width, height // 2))
    picture.paste(BLUE, (0, height // 2, width // 2, height))
    return picture


def noisy(width: int, height: int, grain: int = 4) -> Image.Image:
    """A picture with detail everywhere, so that no part of its file is idle; `grain` in pixels."""
    shape = (height // grain + 1, width // grain + 1, 3)
    soft = np.random.default_rng(1).integers(0, 255, shape, dtype=np.uint8)
    return Image.fromarray(soft).resize((width, height), Image.Resampling.BICUBIC)


def saved(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **({"quality": 92} | options if kind == "JPEG" else options))
    return stream.getvalue()


def camera_exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes, and some that it should not: position, owner, artist, serial number, comment."""
    exif = Image.Exif()
    exif.update(
        {0x010F: "Testcam", 0x0110: "T-1", 0x0112: orientation, 0x013B: "Jo Bloggs", 0x8298: "Ward 9"}
    )
    photo = exif.get_ifd(0x8769)
    photo.update({0x829A: 1 / 125, 0x829D: 2.8, 0x8827: 200, 0x9003: "2026:11:23 09:30:00", 0x9209: 1})
    photo.update({0x9011: "+01:00", 0x920A: 50.0, 0xA434: "Macro 50", 0xA430: "Jo Bloggs", 0xA431: "SN-4711"})
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 26.0), 3: "W", 4: (0.0, 7.0, 39.0)})
    return exif


def png_of(width: int, height: int, *, interlaced: bool = False) -> bytes:
    """A PNG that claims a size and holds almost nothing."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, int(interlaced))
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(bytes(10_000))), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def jpeg_claiming(width: int, height: int, *, progressive: bool = False) -> bytes:
    """A small JPEG whose frame header claims another size."""
    data = bytearray(saved(quarters(), progressive=progressive))
    frame = data.index(b"\xff\xc2" if progressive else b"\xff\xc0")
    data[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def paged(*pages: Image.Image, **options: object) -> bytes:
    """A TIFF of these pages, each with what its `info` has: orientation, profile, fields."""
    stream = io.BytesIO()
    with AppendingTiffWriter(stream, new=True) as file:
        for page in pages:
            page.save(file, "TIFF", **(page.info | options))
            file.newFrame()
    return stream.getvalue()


def tiff_of_pages(pages: int) -> bytes:
    """A TIFF of so many directories, all of the same 64 x 64 grey picture."""
    tags = (
        (256, 3, 64),
        (257, 3, 64),
        (258, 3, 8),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 8),
        (278, 3, 64),
        (279, 4, 4096),
    )
    fields = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    size = 2 + len(fields) + 4
    start = 8 + 4096
    directories = (
        struct.pack("<H", len(tags))
        + fields
        + struct.pack("<I", start + (page + 1) * size if page + 1 < pages else 0)
        for page in range(pages)
    )
    return b"II*\x00" + struct.pack("<I", start) + bytes(4096) + b"".join(directories)


def jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each segment's marker and body, up to the end of the file; what follows EOI comes as marker 0."""
    assert data[:2] == b"\xff\xd8"
    at = 2
    while at < len(data):
        assert data[at] == 0xFF
        marker = data[at + 1]
        if marker == 0xD9:
            if rest := data[at + 2 :]:
                yield 0, rest
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        yield marker, data[at + 4 : end]
        at = _after_scan(data, end) if marker == 0xDA else end
    raise AssertionError("no EOI")


def _after_scan(data: bytes, at: int) -> int:
    """The next marker that is neither a stuffed zero nor a restart."""
    while not (data[at] == 0xFF and data[at + 1] not in (0, *range(0xD0, 0xD8))):
        at += 1
    return at


def pixels(data: bytes) -> Image.Image:
    """The picture decoded by Pillow, not by what made it."""
    return Image.open(io.BytesIO(data)).convert("RGB")


def near(first: tuple[int, ...], second: tuple[int, ...], by: int = 8) -> bool:
    return all(abs(a - b) <= by for a, b in zip(first, second, strict=True))


def corners(picture: Image.Image) -> list[tuple[int, ...]]:
    """The colours well inside the four quarters, in the order of the constants above."""
    width, height = picture.size
    points = [(x * width // 4, y * height // 4) for y in (1, 3) for x in (1, 3)]
    return [tuple(np.asarray(picture)[y, x].tolist()) for x, y in points]
