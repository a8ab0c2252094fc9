"""What the tests write of a sensor's counts is what LibRaw decodes: the maker of CR3 is right, wherever both agree."""

import io

import numpy as np
import pytest
import rawpy
from numpy.typing import NDArray

from . import canon, raws
from .making import noisy, quarters

ROWS, COLUMNS = 96, 128
MIDDLE, MOST = 8192, 16383


def uneven() -> np.random.Generator:
    return np.random.default_rng(3)


def gradient() -> NDArray[np.uint16]:
    down, across = np.mgrid[:ROWS, :COLUMNS]
    return np.uint16(2000 + 40 * across + 60 * down + uneven().integers(-90, 90, (ROWS, COLUMNS)))


def blocks() -> NDArray[np.uint16]:
    """Runs of every length, rows that are all one run, and leaps from end to end."""
    values = uneven().choice(np.array([MIDDLE, MIDDLE + 1, 9000, 0, MOST], np.uint16), (ROWS, COLUMNS))
    for row in range(ROWS):
        values[row] = np.repeat(values[row], 1 + row // 2)[:COLUMNS]
    return values


def spikes() -> NDArray[np.uint16]:
    """So rare that the code expects none: they are written in full."""
    values = np.full((ROWS, COLUMNS), MIDDLE, np.uint16)
    values[30::20, 30::20] = MOST
    return values


@pytest.mark.parametrize(
    "mosaic",
    [
        pytest.param(gradient(), id="gradient"),
        pytest.param(blocks(), id="blocks"),
        pytest.param(spikes(), id="spikes"),
        pytest.param(uneven().integers(0, MOST + 1, (ROWS, COLUMNS), np.uint16), id="noise"),
        pytest.param(np.full((ROWS, COLUMNS), MIDDLE, np.uint16), id="nothing"),
        pytest.param(np.zeros((ROWS, COLUMNS), np.uint16), id="black"),
        pytest.param(raws.counts(quarters(640, 480)), id="quarters"),
        pytest.param(raws.counts(noisy(320, 240)), id="detail everywhere"),
    ],
)
def test_the_very_counts_are_decoded(mosaic: NDArray[np.uint16]) -> None:
    with rawpy.imread(io.BytesIO(canon.cr3_of(mosaic))) as raw:
        assert np.array_equal(raw.raw_image, mosaic)


@pytest.mark.parametrize("across", [64, 84])
def test_the_very_counts_are_decoded_of_two_tiles(across: int) -> None:
    mosaic = gradient()
    with rawpy.imread(io.BytesIO(canon.cr3_of(mosaic, across=across))) as raw:
        assert np.array_equal(raw.raw_image, mosaic)


def test_the_filters_and_the_light_lie_where_the_file_says() -> None:
    """Red, green, green, blue from the left upper corner on, as LibRaw has it of the file."""
    with rawpy.imread(io.BytesIO(canon.cr3(quarters()))) as raw:
        assert raw.color_desc == b"RGBG"
        assert raw.raw_pattern.tolist() == [[0, 1], [3, 2]]
        assert (raw.sizes.width, raw.sizes.height) == (96, 64)
        assert (raw.sizes.left_margin, raw.sizes.top_margin) == (canon.LEFT, canon.TOP)
