"""What a decoder hands on is read as numbers, words and dates; what no derivation can be is not believed."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from safelight.imaging.deriving import derive
from safelight.imaging.handing import Unbelievable, described, description, refused
from safelight.imaging.measured import colours_from

from .making import camera_exif, quarters, saved

DERIVED = derive(saved(quarters(), exif=camera_exif(6)))
SIZE = DERIVED.original.size


def read_from(*parts: bytes) -> Callable[[int], bytes]:
    left = list(parts)
    return lambda _: left.pop(0)


def copies() -> Callable[[int], bytes]:
    return read_from(*(each.data for each in DERIVED.renditions.values()))


def test_what_is_handed_on_arrives() -> None:
    assert described(description(DERIVED), SIZE, copies()) == DERIVED


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (["format"], "GIF"),
        (["format"], ["JPEG"]),
        (["sides"], [0, 64]),
        (["sides"], [64]),
        (["sides"], [64, 120_001]),
        (["sides"], [64.0, 64]),
        (["captured"], None),
        (["captured", "make"], "a" * 81),
        (["captured", "make"], "a\x00"),
        (["captured", "make"], "a\ud800"),
        (["captured", "make"], 5),
        (["captured", "taken"], "yesterday"),
        (["captured", "taken"], 20),
        (["captured", "f_number"], float("inf")),
        (["captured", "f_number"], float("nan")),
        (["captured", "iso"], 2**40),
        (["captured", "iso"], -1),
        (["captured", "flash"], "yes"),
        (["captured", "pages"], None),
        (["captured", "bits"], "16"),
        (["measured"], None),
        (["measured"], {}),
        (["measured", "bits"], 0),
        (["measured", "bits"], True),
        (["measured", "channels"], 5),
        (["measured", "sharpest"], -1.0),
        (["measured", "sharpest"], 25.0),
        (["measured", "where"], 9),
        (["measured", "middle"], "soft"),
        (["measured", "light"], None),
        (["measured", "light"], float("nan")),
        (["measured", "brightest"], 100.5),
        (["measured", "clipped"], 101),
        (["measured", "black"], False),
        (["measured", "pixels"], "ab" * 31),
        (["measured", "pixels"], "zz" * 32),
        (["measured", "likeness"], ["ab"] * 64),
        (["measured", "likeness"], 5),
        (["copies"], []),
        (["copies", "screen"], [96, 64]),
        (["copies", "screen"], [2049, 64, 10]),
        (["copies", "thumbnail"], [401, 64, 10]),
        (["copies", "thumbnail"], [96, 64, 2**30]),
        (["copies", "thumbnail"], [96, 64, True]),
    ],
)
def test_what_no_derivation_can_be(place: list[str], value: Any) -> None:
    said: Any = copy.deepcopy(description(DERIVED))
    inner = said
    for each in place[:-1]:
        inner = inner[each]
    inner[place[-1]] = value
    with pytest.raises(Unbelievable):
        described(said, SIZE, copies())


def test_a_copy_that_is_no_jpeg() -> None:
    with pytest.raises(Unbelievable):
        described(description(DERIVED), SIZE, read_from(b"<html>", b"<html>"))


@pytest.mark.parametrize(
    "said",
    [
        None, [], ["SystemExit"], ["Damaged"], ["Damaged", "JPEG", 1], ["Damaged", "GIF"], "Empty", [["Empty"]],
        ["NotAPicture", "a" * 81], ["NotAPicture", "\u202e"], ["TooLarge", -1, 5], ["TooLarge", 2**70, 5],
    ],
)  # fmt: skip
def test_a_reason_that_there_is_not(said: Any) -> None:
    with pytest.raises(Unbelievable):
        raise refused(said)


@pytest.mark.parametrize(
    "said",
    [
        None, [], {}, {"mean": 1.0}, {"mean": 1.0, "worst": "2"}, {"mean": -1.0, "worst": 2.0},
        {"mean": 1.0, "worst": 201.0}, {"mean": float("inf"), "worst": 2.0}, {"mean": True, "worst": 2.0},
    ],
)  # fmt: skip
def test_colours_that_no_chart_has(said: Any) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        colours_from(said)
