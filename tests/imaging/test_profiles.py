"""What is shown of a picture in any space is what LittleCMS makes of it, relative to white and black.

That intent, for a colour of skin that the screen has is to stay as it is; the perceptual one moves them all, and each
profile's maker in a way of his own. The limits are for what becomes a JPEG. A JPEG's own loss has limits beside it.
"""

import numpy as np
import pytest

from .comparing import differences, shown
from .profiles import Case, cases

CASES = {each.name: each for each in cases()}


@pytest.mark.parametrize("name", CASES)
def test_a_picture_is_shown_in_its_colours(name: str) -> None:
    case: Case = CASES[name]
    found = {where: differences(pixels, case.shown) for where, pixels in shown(case.data).items()}
    for where in ("screen", "pyramid"):
        assert found[where].mean() <= 1, where
        assert found[where].max() <= 3, where
    for where in ("screen, JPEG", "pyramid, JPEG"):
        assert found[where].mean() <= 1, where
        assert np.quantile(found[where], 0.999) <= 3, where


def test_the_reference_tells_the_spaces_apart() -> None:
    """Were profiles ignored, these pictures would be off by what the eye sees at once."""
    plain = CASES["sRGB PNG"].shown
    for name in ("Adobe RGB PNG", "Display P3 PNG", "ProPhoto PNG"):
        assert differences(CASES[name].shown, plain).mean() > 1.5, name
