"""Colour differences: by the published pairs, and by libvips's own colour."""

import numpy as np
import pytest

from safelight.imaging.difference import delta_e, lab_of_srgb
from safelight.imaging.engine import pyvips

from .making import VECTORS

PAIRS = np.loadtxt(VECTORS / "ciede2000.txt")


def test_the_published_pairs() -> None:
    assert len(PAIRS) == 34
    assert delta_e(PAIRS[:, :3], PAIRS[:, 3:6]) == pytest.approx(PAIRS[:, 6], abs=1e-4)


def test_either_may_come_first() -> None:
    there, back = delta_e(PAIRS[:, :3], PAIRS[:, 3:6]), delta_e(PAIRS[:, 3:6], PAIRS[:, :3])
    assert there == pytest.approx(back, abs=1e-12)


def test_a_colour_is_as_far_from_itself_as_it_should_be() -> None:
    assert delta_e(PAIRS[:, :3], PAIRS[:, :3]) == pytest.approx(0)


def test_white_grey_and_black_have_no_colour() -> None:
    lab = lab_of_srgb([[255, 255, 255], [119, 119, 119], [0, 0, 0]])
    assert lab[:, 0] == pytest.approx([100, 50.03, 0], abs=0.02)
    assert lab[:, 1:] == pytest.approx(0, abs=0.05)


def test_srgb_as_the_profile_has_it() -> None:
    """Little CMS with an sRGB profile, whose connection space is D50 too."""
    colours = np.random.default_rng(3).integers(0, 256, (8, 8, 3), dtype=np.uint8)
    picture = pyvips.Image.new_from_array(colours).copy(interpretation="srgb")
    judged = picture.icc_import(pcs="lab", input_profile="srgb", intent="relative").numpy()
    assert lab_of_srgb(colours) == pytest.approx(judged, abs=0.35)
