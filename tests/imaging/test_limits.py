"""Bombs cost neither time nor memory."""

import subprocess
import sys

import pytest

from .making import jpeg_claiming, png_of, quarters, saved

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
