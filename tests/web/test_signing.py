"""What the pad may send, and what it may not."""

import json

import pytest

from safelight.web.signing import EDGE, HEIGHT, MOST_POINTS, NotASignature, strokes_from


def test_the_strokes_of_a_signature() -> None:
    assert strokes_from("[[[0,0],[120,80]],[[10000,3334]]]") == [[(0, 0), (120, 80)], [(10000, 3334)]]


@pytest.mark.parametrize("text", ["", "[]"])
def test_nothing_drawn(text: str) -> None:
    assert strokes_from(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "{", "5", '"x"', "[[]]", "[[[1]]]", "[[[1,2,3]]]", "[[[1.5,2]]]", '[[["1",2]]]', "[[1,2]]",
        "[[[true,2]]]", "[[[-1,0]]]", f"[[[{EDGE + 1},0]]]", f"[[[0,{HEIGHT + 1}]]]", '{"a":[[1,2]]}',
        "[" * 100_000,
        json.dumps([[[1, 1]] * (MOST_POINTS + 1)]),
    ],
)  # fmt: skip
def test_what_is_no_signature(text: str) -> None:
    with pytest.raises(NotASignature):
        strokes_from(text)
