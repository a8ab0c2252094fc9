"""The pyramid: all of the picture at every size, upright, in sRGB, and nothing but the picture."""

import io

import numpy as np
import pytest
from PIL import Image

from safelight.imaging.pyramid import cut
from safelight.imaging.tiles import Layout, unpacked
from safelight.imaging.unfit import Damaged, NotAPicture

from .comparing import together
from .making import BLUE, GREEN, GREY, RED, camera_exif, corners, jpeg_segments, near, noisy, quarters, saved

BARE = {0xDB, 0xC0, 0xC4, 0xDA}  # ITU-T T.81 table B.1: tables, a baseline frame, a scan


@pytest.mark.parametrize("sides", [(700, 500), (512, 256), (257, 1025), (200, 40)])
def test_the_last_level_is_the_picture(sides: tuple[int, int]) -> None:
    picture = noisy(*sides, grain=24)
    shown = together(cut(saved(picture, quality=95)))
    assert shown.size == sides
    assert np.abs(np.asarray(shown, float) - np.asarray(picture, float)).mean() < 3


@pytest.mark.parametrize("level", [0, 1])
def test_the_lower_levels_are_the_picture_smaller(level: int) -> None:
    shown = together(cut(saved(quarters(900, 600))), level)
    for found, wanted in zip(corners(shown), (RED, GREEN, BLUE, GREY), strict=True):
        assert near(found, wanted)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_is_upright(orientation: int) -> None:
    """As the copy for the screen is, which has its own tests of what upright means."""
    from safelight.imaging.deriving import Size, derive

    data = saved(quarters(700, 400), exif=camera_exif(orientation))
    screen = Image.open(io.BytesIO(derive(data).renditions[Size.SCREEN].data))
    shown = together(cut(data))
    assert shown.size == screen.size
    assert all(near(ours, theirs) for ours, theirs in zip(corners(shown), corners(screen), strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_tile_has_nothing_but_the_picture(kind: str) -> None:
    _, tiles = unpacked(cut(saved(quarters(700, 500), kind, exif=camera_exif())))
    for tile in tiles:
        markers = {marker for marker, _ in jpeg_segments(tile)}
        assert markers - {0xE0} <= BARE
        assert b"Jo Bloggs" not in tile


def test_a_picture_of_one_tile() -> None:
    layout, tiles = unpacked(cut(saved(quarters(96, 64))))
    assert (layout, len(tiles)) == (Layout(96, 64), 1)


@pytest.mark.parametrize("percent", [60, 90, 99])
def test_a_cut_original_gives_none(percent: int) -> None:
    data = saved(noisy(900, 700))
    with pytest.raises(Damaged):
        cut(data[: len(data) * percent // 100])


def test_what_is_no_picture_gives_none() -> None:
    with pytest.raises(NotAPicture):
        cut(b"%PDF-1.7 and so on" * 20)
