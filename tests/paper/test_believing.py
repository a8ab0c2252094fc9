"""What a decoder that was taken over says of a scan is not believed beyond what a scan can be."""

import json
from typing import Any

import pytest

from safelight.apart.decoders import Decoders
from safelight.apart.frames import LAST, MORE, VALUE
from safelight.paper import scanned
from safelight.paper.unfit import Locked, TooMuchWork, UnfitScan

CORNERS = [[0, 0], [9, 0], [9, 9], [0, 9]]


@pytest.fixture(autouse=True)
def _taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """A decoder that says what the file asks it to."""
    monkeypatch.setattr(scanned, "_DECODERS", Decoders("tests.apart.deeds", at_once=1))


def value(said: Any, kind: bytes = MORE) -> bytes:
    words = json.dumps(said).encode()
    return VALUE.pack(kind, len(words)) + words


ONE, END = value({"pages": 1}), value(None, LAST)


def heard(said: bytes) -> list[tuple[tuple[int, ...], int]]:
    """The pages: their sides, how many codes."""
    with scanned.opened(b"says " + said.hex().encode()) as scan:
        return [(each.grey.shape, len(each.codes)) for each in scan.sheets()]


def page(width: Any = 3, height: Any = 2, codes: Any = ()) -> bytes:
    return value({"page": [width, height], "codes": codes}) + bytes(6)


def test_what_a_scan_can_be_is_believed() -> None:
    assert heard(ONE + page(codes=[["text", CORNERS]]) + END) == [((2, 3), 1)]
    with pytest.raises(Locked):
        heard(value({"unfit": ["Locked"]}, LAST))


@pytest.mark.parametrize(
    "said",
    [
        value({"pages": 0}),
        value({"pages": 201}),
        value({"pages": True}),
        value([1]),
        value(None, LAST),
        value({"unfit": "Locked"}, LAST),
        value({"unfit": ["SystemExit"]}, LAST),
        value({"unfit": ["Damaged", "a" * 201]}, LAST),
        value({"unfit": ["Damaged", None]}, LAST),
        value({"unfit": ["Damaged"]}, LAST),
        ONE + page(width=2602),
        ONE + page(width=0),
        ONE + page(width=-3),
        ONE + page(width="3"),
        ONE + page(codes={}),
        ONE + page(codes=[["text", CORNERS]] * 41),
        ONE + page(codes=[["text", CORNERS[1:]]]),
        ONE + page(codes=[["text", [[0, 10**9], *CORNERS[1:]]]]),
        ONE + page(codes=[["text", [[0, 0.5], *CORNERS[1:]]]]),
        ONE + page(codes=[[5, CORNERS]]),
        ONE + page()[:-1],
        ONE + page(),
    ],
)
def test_what_no_scan_can_be_is_not(said: bytes) -> None:
    with pytest.raises(UnfitScan) as refused:
        heard(said)
    assert isinstance(refused.value, TooMuchWork)
