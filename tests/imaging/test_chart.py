"""A colour chart is found in a photograph, and its colours are as far off as they were put."""

import numpy as np
import pytest

from safelight.apart.decoders import Decoders
from safelight.imaging import decoded
from safelight.imaging.chart import REFERENCE, find_chart
from safelight.imaging.decoded import cut
from safelight.imaging.difference import delta_e, lab_of_srgb

from . import charts
from .making import noisy, quarters

PATCHES = charts.patches()
# The chart's cyan is more than sRGB can show: by so much it is off in any picture that is kept in sRGB.
CYAN = float(delta_e(lab_of_srgb(PATCHES[17]), REFERENCE[17]))


def test_the_published_colours_are_those_of_srgb_but_for_one() -> None:
    apart = delta_e(lab_of_srgb(PATCHES), REFERENCE)
    assert np.delete(apart, 17).max() < 0.05
    assert 3 < CYAN < 4


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"turned": 0, "tilted": 0},
        {"turned": 90},
        {"turned": 180},
        {"turned": -30},
        {"tilted": 0.15},
        {"scale": 0.2},
        {"noise": 8},
    ],
    ids=str,
)
def test_a_true_chart_is_hardly_off(told: dict[str, float]) -> None:
    colours = find_chart(charts.photographed(None, **told))
    assert colours is not None
    assert colours.mean < 0.8
    assert colours.worst == pytest.approx(CYAN, abs=0.5)


@pytest.mark.parametrize(
    "cast",
    [{"blue": 0.8}, {"red": 1.1, "blue": 0.9}, {"red": 0.6, "green": 0.6, "blue": 0.6}, {"green": 0.9}],
    ids=str,
)
def test_a_known_cast_is_as_far_off_as_it_is(cast: dict[str, float]) -> None:
    colours = charts.cast(PATCHES, **cast)
    put = delta_e(lab_of_srgb(np.rint(colours)), REFERENCE)
    measured = find_chart(charts.photographed(colours))
    assert measured is not None
    assert measured.mean == pytest.approx(put.mean(), abs=0.3)
    assert measured.worst == pytest.approx(put.max(), abs=0.8)
    assert measured.mean > 2


def test_libvips_agrees_on_how_far_off() -> None:
    """Its own L*a*b* and CIEDE2000, of the patches as they were put."""
    from safelight.imaging.engine import pyvips

    colours = np.rint(charts.cast(PATCHES, blue=0.8)).astype(np.uint8).reshape(4, 6, 3)
    picture = pyvips.Image.new_from_array(colours).copy(interpretation="srgb")
    seen = picture.icc_import(pcs="lab", input_profile="srgb", intent="relative")
    published = pyvips.Image.new_from_array(np.array(REFERENCE, dtype=np.float32).reshape(4, 6, 3))
    judged = seen.dE00(published.copy(interpretation="lab")).numpy()
    measured = find_chart(charts.photographed(charts.cast(PATCHES, blue=0.8)))
    assert measured is not None
    assert measured.mean == pytest.approx(judged.mean(), abs=0.4)


@pytest.mark.parametrize(
    "pixels",
    [
        charts.on_skin(1600, 1200),
        charts.on_skin(1200, 900, seed=7),
        np.asarray(noisy(1000, 800)),
        np.asarray(noisy(1000, 800, grain=60)),
        np.asarray(quarters(1000, 800)),
        np.zeros((800, 1000, 3), dtype=np.uint8),
        np.asarray(noisy(64, 64)),
        np.asarray(noisy(1000, 40)),
    ],
    ids=["skin", "other-skin", "noise", "patches", "quarters", "black", "tiny", "strip"],
)
def test_where_there_is_none_none_is_found(pixels: charts.Pixels) -> None:
    assert find_chart(pixels) is None


def test_a_board_of_other_colours_is_no_chart() -> None:
    shuffled = np.random.default_rng(1).permutation(PATCHES)
    assert find_chart(charts.photographed(shuffled)) is None


def test_a_chart_burnt_out_measures_nothing() -> None:
    assert find_chart(charts.photographed(charts.cast(PATCHES, 3, 3, 3))) is None


def test_it_is_found_apart_in_the_decode_for_the_tiles() -> None:
    made = cut(charts.jpeg(charts.photographed(charts.cast(PATCHES, blue=0.8), width=3000, height=2250)))
    assert made.looked
    assert made.colours is not None
    assert 4 < made.colours.mean < 8


def test_no_chart_is_said_as_such() -> None:
    made = cut(charts.jpeg(charts.on_skin(1200, 900)))
    assert (made.looked, made.colours) == (True, None)


def test_what_kills_the_search_loses_no_tile(monkeypatch: pytest.MonkeyPatch) -> None:
    data = charts.jpeg(charts.on_skin(1200, 900))
    whole = cut(data)
    monkeypatch.setattr(decoded, "_CUTTERS", Decoders("tests.imaging.cutting_and_dying", 1))
    for _ in range(2):  # and the next file finds another process
        made = cut(data)
        assert made.pyramid == whole.pyramid
        assert (made.looked, made.colours) == (False, None)
