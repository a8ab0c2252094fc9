"""A HEIC is whole if its boxes are. libheif decodes a phone's tiles without complaint when half are gone."""

import pytest

from safelight.imaging.boxes import ensure_whole

from .making import VECTORS

HEIC = (VECTORS / "turned-p3.heic").read_bytes()
PICTURE = HEIC.index(b"mdat") - 4


def boxed(kind: bytes, body: bytes) -> bytes:
    return (8 + len(body)).to_bytes(4, "big") + kind + body


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(HEIC, id="as written"),
        pytest.param(HEIC + boxed(b"free", b"12345678"), id="a box behind"),
        pytest.param(HEIC + b"a film of the moment, in no box", id="anything behind"),
        pytest.param(HEIC + bytes(16), id="zeros behind"),
        pytest.param(HEIC[:PICTURE] + bytes(4) + HEIC[PICTURE + 4 :], id="a box that reaches to the end"),
        pytest.param(boxed(b"meta", b"") + b"\0\0\0\1mdat\0\0\0\0\0\0\0\x12ab", id="a length of 64 bits"),
    ],
)
def test_what_is_whole_passes(data: bytes) -> None:
    ensure_whole(data)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(HEIC[:-1], id="the last byte is missing"),
        pytest.param(HEIC[: PICTURE + 8], id="all of the picture is missing"),
        pytest.param(HEIC[:PICTURE], id="there is no box for it"),
        pytest.param(HEIC[: PICTURE - 1], id="the description is cut"),
        pytest.param(boxed(b"meta", b"") + b"\0\0\0\1mdat\0\0\0\0\0\0\0\x13ab", id="a long box is cut"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_what_is_cut_does_not(data: bytes) -> None:
    with pytest.raises(ValueError, match="a box"):
        ensure_whole(data)
