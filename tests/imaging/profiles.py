"""One drawn chart in every colour space that cameras, scanners and printers write, and what LittleCMS shows of it."""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageCms

from safelight.imaging.engine import pyvips

from .making import SRGB, saved

P3: bytes = pyvips.Operation.call("profile_load", "p3")
PRESS: bytes = pyvips.Operation.call("profile_load", "cmyk")

Shown = NDArray[np.uint8]


def matrix_profile(gamma: float, *colorants: tuple[float, float, float]) -> bytes:
    """An ICC profile, version 2.4, of three primaries (or of none, in grey), XYZ beneath D50, and one gamma."""
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256)) + bytes(2)
    words = b"made by the tests\0"
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", len(words)) + words + bytes(79),
        b"cprt": b"text" + bytes(4) + words,
        b"wtpt": _xyz(0.9642, 1.0, 0.8249),
    }
    if colorants:
        tags |= {name + b"XYZ": _xyz(*each) for name, each in zip((b"r", b"g", b"b"), colorants, strict=True)}
        tags |= {name + b"TRC": curve for name in (b"r", b"g", b"b")}
    else:
        tags[b"kTRC"] = curve
    body, table = b"", b""
    for name, tag in tags.items():
        table += name + struct.pack(">II", 132 + 12 * len(tags) + len(body), len(tag))
        body += tag + bytes(-len(tag) % 4)
    head = struct.pack(
        ">I4sI4s4s4s12s4s28x", 132 + len(table) + len(body), b"", 0x02400000, b"mntr",
        b"RGB " if colorants else b"GRAY", b"XYZ ", bytes(12), b"acsp",
    )  # fmt: skip
    white = struct.pack(">3i", 63190, 65536, 54061)
    return (head + white).ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def _xyz(*values: float) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(each * 65536) for each in values))


ADOBE = matrix_profile(
    2.2, (0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457)
)
PROPHOTO = matrix_profile(1.8, (0.79767, 0.28804, 0.0), (0.13519, 0.71188, 0.0), (0.03134, 0.00009, 0.82491))
GREY_22 = matrix_profile(2.2)


def chart() -> Image.Image:
    """Skin from light to dark, the corners of the space, greys, and slow ramps between them."""
    skins = np.array(
        [[240, 205, 185], [225, 172, 150], [200, 120, 90], [150, 90, 70], [95, 60, 45], [60, 40, 32]]
    )
    corners = np.array([[r, g, b] for r in (20, 235) for g in (20, 235) for b in (20, 235)])
    greys = np.repeat(np.arange(16, 256, 30)[:, None], 3, axis=1)
    rows = [
        np.tile(np.repeat(each, 384 // len(each), axis=0), (64, 1, 1)) for each in (skins, corners, greys)
    ]
    across, down = np.meshgrid(np.linspace(30, 230, 384), np.linspace(40, 220, 64))
    rows.append(np.stack([across, down, 250 - across * 0.8], axis=-1))
    return Image.fromarray(np.concatenate(rows).round().astype(np.uint8))


@dataclass(frozen=True, slots=True)
class Case:
    """A file, and its pixels as LittleCMS has them in sRGB."""

    name: str
    data: bytes
    shown: Shown


def cases() -> Iterator[Case]:
    drawn = chart()
    for name, profile in (("sRGB", SRGB), ("Adobe RGB", ADOBE), ("Display P3", P3), ("ProPhoto", PROPHOTO)):
        yield Case(f"{name} PNG", saved(drawn, "PNG", icc_profile=profile), converted(drawn, profile))
        data = saved(drawn, quality=95, subsampling=0, icc_profile=profile)
        yield Case(f"{name} JPEG", data, converted(decoded(data), profile))
        yield Case(f"{name} TIFF, 16 bits", deep(drawn, profile), converted(drawn, profile))
    ink = inked(drawn)
    yield Case("CMYK TIFF", saved(ink, "TIFF", icc_profile=PRESS), converted(ink, PRESS))
    data = saved(ink, quality=95, icc_profile=PRESS)
    yield Case("CMYK JPEG, as Adobe inverts it", data, converted(decoded(data), PRESS))
    data = not_adobes(saved(inverted(ink), quality=95, icc_profile=PRESS))
    # Pillow inverts what is not Adobe's, too.
    yield Case("CMYK JPEG, not inverted", data, converted(inverted(decoded(data)), PRESS))
    grey = drawn.convert("L")
    yield Case("grey, gamma 2.2", saved(grey, "PNG", icc_profile=GREY_22), converted(grey, GREY_22))
    lab = in_lab(drawn)
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    yield Case("Lab TIFF", saved(lab, "TIFF"), converted(lab, own))
    yield Case("Lab TIFF, 16 bits", deep_lab(lab), converted(lab, own))


def converted(picture: Image.Image, profile: bytes) -> Shown:
    """Into sRGB, relative to white and black: a colour that a screen has stays as it is."""
    done = ImageCms.profileToProfile(
        picture, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.ImageCmsProfile(io.BytesIO(SRGB)),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC, outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.HIGHRESPRECALC,
    )  # fmt: skip
    assert done is not None
    return np.asarray(done)


def decoded(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def inverted(ink: Image.Image) -> Image.Image:
    return Image.merge("CMYK", [ImageChops.invert(each) for each in ink.split()])


def inked(picture: Image.Image) -> Image.Image:
    return _made(picture, SRGB, PRESS, "CMYK")


def in_lab(picture: Image.Image) -> Image.Image:
    return _made(picture, SRGB, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes(), "LAB")


def _made(picture: Image.Image, of: bytes, into: bytes, mode: str) -> Image.Image:
    both = (ImageCms.ImageCmsProfile(io.BytesIO(each)) for each in (of, into))
    done = ImageCms.profileToProfile(picture, *both, outputMode=mode)
    assert done is not None
    return done


def not_adobes(jpeg: bytes) -> bytes:
    """Without the segment by which Adobe says that it has inverted the inks."""
    at = jpeg.index(b"\xff\xee")
    return jpeg[:at] + jpeg[at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big") :]


def deep(picture: Image.Image, profile: bytes) -> bytes:
    """Each of the 256 steps in 16 bits."""
    image = (
        (pyvips.Image.new_from_array(np.asarray(picture)) * 257).cast("ushort").copy(interpretation="rgb16")
    )
    image.set_type(pyvips.GValue.blob_type, "icc-profile-data", profile)
    data: bytes = image.write_to_buffer(".tif")
    return data


def deep_lab(lab: Image.Image) -> bytes:
    light, *colours = (np.asarray(each).astype(float) for each in lab.split())
    values = np.stack([light * 100 / 255, *(each - 128 for each in colours)], axis=-1)
    image = pyvips.Image.new_from_array(values).cast("float").copy(interpretation="lab")
    data: bytes = image.colourspace("labs").write_to_buffer(".tif")
    return data
