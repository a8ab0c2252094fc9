"""Bombs cost neither time nor memory."""

import subprocess
import sys
import time

import pytest

from safelight.imaging.checking import examine
from safelight.imaging.deriving import derive
from safelight.imaging.limits import ensure_pixels
from safelight.imaging.unfit import Damaged, TooManyPixels

from .making import VECTORS, jpeg_claiming, png_of, quarters, saved


@pytest.mark.parametrize(
    ("data", "held"),
    [
        (saved(quarters()), 0),
        (saved(quarters(), progressive=True), 8),
        (saved(quarters(), "PNG"), 0),
        (png_of(100, 100, interlaced=True), 3),
        (saved(quarters(), "TIFF"), 3),
        (saved(quarters().convert("CMYK"), "TIFF"), 4),
        ((VECTORS / "turned-p3.heic").read_bytes(), 8),
    ],
)
def test_what_a_decoder_holds_at_once_is_known_beforehand(data: bytes, held: int) -> None:
    assert examine(data)[1].header.held == held


@pytest.mark.parametrize(
    ("sides", "held", "fits"),
    [
        ((16_000, 12_500), 0, True),
        ((16_500, 12_500), 0, False),
        ((12_000, 9_000), 8, True),
        ((12_000, 9_500), 8, False),
        ((16_000, 12_500), 3, True),
        ((6_000, 6_000), 32, False),
        ((30_001, 100), 0, False),
    ],
)
def test_what_is_held_at_once_stays_below_a_gigabyte(
    sides: tuple[int, int], held: int, *, fits: bool
) -> None:
    if fits:
        ensure_pixels(*sides, held=held)
    else:
        with pytest.raises(TooManyPixels):
            ensure_pixels(*sides, held=held)


def test_millions_of_empty_segments_are_refused_at_once() -> None:
    data = saved(quarters())
    begun = time.monotonic()
    with pytest.raises(Damaged):
        examine(data[:2] + b"\xff\xfe\x00\x02" * 20_000_000 + data[2:])
    assert time.monotonic() - begun < 3


def test_fill_bytes_before_a_marker_are_no_damage() -> None:
    """ITU-T T.81 B.1.1.2 allows them."""
    data = saved(quarters())
    assert derive(data[:2] + b"\xff\xff" + data[2:]).original.width == 96


# Prints the error's name, the seconds, and the MiB by which the bytes on standard input raised the peak.
PROBE = """
import resource, sys, time
from safelight.imaging.deriving import derive
from safelight.imaging.unfit import Unfit
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
data = sys.stdin.buffer.read()
before, begun = peak(), time.monotonic()
try:
    derive(data)
    name = "none"
except Unfit as error:
    name = type(error).__name__
print(name, time.monotonic() - begun, peak() - before)
"""


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(png_of(50_000, 50_000), "TooManyPixels", id="png"),
        pytest.param(png_of(50_000, 50_000, interlaced=True), "TooManyPixels", id="interlaced png"),
        pytest.param(jpeg_claiming(65_000, 65_000), "TooManyPixels", id="jpeg"),
        pytest.param(png_of(14_000, 14_000), "Damaged", id="png within the limits"),
        pytest.param(jpeg_claiming(14_000, 14_000), "Damaged", id="jpeg within the limits"),
        pytest.param(saved(quarters(), "GIF"), "NotAPicture", id="gif"),
    ],
)
def test_a_bomb_is_refused_within_a_second_and_little_memory(data: bytes, name: str) -> None:
    run = subprocess.run([sys.executable, "-c", PROBE], input=data, capture_output=True, check=True)
    found, seconds, mebibytes = run.stdout.split()
    assert found.decode() == name
    assert float(seconds) < 1
    assert float(mebibytes) < 100
