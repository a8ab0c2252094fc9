"""The copies: what is in them, what is not, and which originals cannot give any."""

import io

import numpy as np
import pytest
from PIL import Image

from safelight.imaging.decoded import derived
from safelight.imaging.deriving import LONGEST_SIDE, Size, derive
from safelight.imaging.pyramid import cut
from safelight.imaging.tiles import unpacked

from .making import (
    BLUE,
    GREEN,
    GREY,
    RED,
    SRGB,
    VECTORS,
    camera_exif,
    corners,
    jpeg_segments,
    near,
    noisy,
    pixels,
    quarters,
    saved,
)
from .told import ORIGINALS

SECRETS = (
    b"Jo Bloggs",
    b"Ward 9",
    b"Testcam",
    b"SN-4711",
    b"Exif",
    b"xmpmeta",
    b"ICC_PROFILE",
    b"Photoshop",
    b"8BIM",
)

# Quantisation and Huffman tables, a baseline frame, a scan: ITU-T T.81 table B.1.
BARE = {0xDB, 0xC0, 0xC4, 0xDA}


def screen_of(data: bytes) -> Image.Image:
    return pixels(derive(data).renditions[Size.SCREEN].data)


def test_every_size_is_made_and_none_is_enlarged() -> None:
    large, small = derive(saved(noisy(3000, 2000))), derive(saved(noisy(300, 200)))
    assert {size: (r.width, r.height) for size, r in large.renditions.items()} == {
        Size.SCREEN: (2048, 1365),
        Size.THUMBNAIL: (400, 267),
        Size.VEIL: (12, 8),
    }
    sides = {size: (r.width, r.height) for size, r in small.renditions.items()}
    assert sides == {Size.SCREEN: (300, 200), Size.THUMBNAIL: (300, 200), Size.VEIL: (12, 8)}


def test_of_a_narrow_strip_a_row_is_left() -> None:
    veil = derive(saved(noisy(1600, 32))).renditions[Size.VEIL]
    assert (veil.width, veil.height) == pixels(veil.data).size == (12, 1)


def test_a_rendition_says_its_own_size() -> None:
    for size, rendition in derive(saved(noisy(1000, 2500))).renditions.items():
        assert pixels(rendition.data).size == (rendition.width, rendition.height)
        assert max(rendition.width, rendition.height) == LONGEST_SIDE[size]


@pytest.mark.parametrize("ending", ORIGINALS)
def test_nothing_but_pixels_is_left(ending: str) -> None:
    data = ORIGINALS[ending]
    assert any(secret in data for secret in SECRETS)
    copies = [each.data for each in derive(data).renditions.values()]
    for copy in (*copies, *unpacked(cut(data))[1]):
        assert {marker for marker, _ in jpeg_segments(copy)} == BARE
        assert not [secret for secret in SECRETS if secret in copy]
        assert not Image.open(io.BytesIO(copy)).getexif()


def test_the_walk_over_segments_would_find_them() -> None:
    data = saved(quarters(), exif=camera_exif(), icc_profile=SRGB, comment=b"x") + b"trailing"
    found = {marker for marker, _ in jpeg_segments(data)}
    assert {0, 0xE1, 0xE2, 0xFE} <= found


# EXIF 2.32, tag 0112: where each stored quarter is seen.
@pytest.mark.parametrize(
    ("orientation", "seen"),
    [
        (1, [RED, GREEN, BLUE, GREY]),
        (2, [GREEN, RED, GREY, BLUE]),
        (3, [GREY, BLUE, GREEN, RED]),
        (4, [BLUE, GREY, RED, GREEN]),
        (5, [RED, BLUE, GREEN, GREY]),
        (6, [BLUE, RED, GREY, GREEN]),
        (7, [GREY, GREEN, BLUE, RED]),
        (8, [GREEN, GREY, RED, BLUE]),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_every_orientation_is_made_upright(orientation: int, seen: list[tuple[int, ...]], kind: str) -> None:
    data = saved(quarters(), kind, exif=camera_exif(orientation))
    derivation = derive(data)
    shown = pixels(derivation.renditions[Size.SCREEN].data)
    assert shown.size == ((64, 96) if orientation > 4 else (96, 64))
    assert shown.size == (derivation.original.width, derivation.original.height)
    assert all(near(a, b) for a, b in zip(corners(shown), seen, strict=True))


def test_a_heic_is_turned_once() -> None:
    derivation = derive((VECTORS / "turned-p3.heic").read_bytes())
    shown = pixels(derivation.renditions[Size.SCREEN].data)
    assert shown.size == (64, 96) == (derivation.original.width, derivation.original.height)
    # As drawn, but turned and in sRGB, where Display P3's green cannot be had in full.
    seen = [(212, 115, 83), (20, 60, 207), (0, 163, 56), (212, 115, 83)]
    assert all(near(a, b, by=4) for a, b in zip(corners(shown), seen, strict=True))


@pytest.mark.parametrize("side", [1921, 2447, 3841, 4000, 7681, 8000])
def test_shrinking_while_decoding_shows_the_same(side: int) -> None:
    """Against Pillow's reduction of the whole picture; 3 of 255 is below what compression itself changes."""
    data = saved(noisy(side, side // 16 * 8, grain=64), quality=95)
    shown = derive(data).renditions[Size.SCREEN]
    reference = pixels(data).resize((shown.width, shown.height), Image.Resampling.LANCZOS)
    difference = np.abs(np.asarray(pixels(shown.data), dtype=int) - np.asarray(reference, dtype=int))
    assert difference.mean() < 3


def test_a_derivation_survives_a_change_of_process() -> None:
    data = saved(quarters(), exif=camera_exif())
    assert derived(data) == derive(data)


def test_the_same_bytes_give_the_same_copies() -> None:
    data = saved(noisy(2500, 1500))
    assert derive(data) == derive(bytes(bytearray(data)))
