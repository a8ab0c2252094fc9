"""Steps as they are kept: what is written is read again, and nothing else is."""

from typing import Any

import pytest

from safelight.imaging.steps import (
    KINDS,
    AdjustBrightness,
    CorrectColour,
    Crop,
    Mirror,
    NoSteps,
    RemoveBackground,
    read,
    written,
)
from safelight.policy.questions import Operation

ALL = (
    Crop(10, 20, 300, 200),
    RemoveBackground(0, 0, 64, 64),
    CorrectColour(90, 100, 120),
    AdjustBrightness(-5),
    Mirror(),
)


def test_what_is_written_is_read() -> None:
    assert read(written(ALL)) == ALL
    assert written(ALL)["steps"][0] == {"do": "crop", "left": 10, "top": 20, "width": 300, "height": 200}


def test_the_words_are_the_policys() -> None:
    assert set(KINDS) < set(Operation)


@pytest.mark.parametrize(
    "kept",
    [
        None,
        {},
        {"version": 1, "steps": []},
        {"version": 2, "steps": [{"do": "mirror"}]},
        {"version": 1, "steps": [{"do": "mirror"}], "more": 1},
        {"version": 1, "steps": [{"do": "retouch-region"}]},
        {"version": 1, "steps": [{"do": "mirror", "by": 1}]},
        {"version": 1, "steps": [{"do": "mirror"}, {"do": "mirror"}]},
        {"version": 1, "steps": [{"do": "mirror"}, {"do": "adjust-contrast", "by": 1}]},
        {"version": 1, "steps": [{"do": "adjust-contrast"}]},
        {"version": 1, "steps": [{"do": "adjust-contrast", "by": 101}]},
        {"version": 1, "steps": [{"do": "adjust-contrast", "by": 1.5}]},
        {"version": 1, "steps": [{"do": "adjust-contrast", "by": True}]},
        {"version": 1, "steps": [{"do": "crop", "left": 0, "top": 0, "width": 31, "height": 40}]},
        {"version": 1, "steps": [{"do": "crop", "left": -1, "top": 0, "width": 40, "height": 40}]},
        {"version": 1, "steps": ["mirror"]},
    ],
    ids=str,
)
def test_nothing_else_is_read(kept: Any) -> None:
    with pytest.raises(NoSteps):
        read(kept)
