"""How sharp, how light and how deep a picture is: pure functions of its screen copy's pixels, 8-bit sRGB, upright.

Nothing here says what is good enough: see `library/quality.py`.
"""

from typing import Final

import numpy as np
import numpy.ma  # medians load it when first needed, and a decoder can load nothing any more
from numpy.typing import NDArray

from safelight.imaging.engine import pyvips
from safelight.imaging.likeness import likeness, pixels_digest
from safelight.imaging.measured import MIDDLE, SECTIONS, WIDEST, Measured

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

_BITS: Final = {"uchar": 8, "char": 8, "ushort": 16, "short": 16}
_REACH: Final = int(WIDEST) // 2  # pixels to either side of an edge in which it is dark and light
_EVERY: Final = 16  # of so many lines one is looked at: the edges of skin are longer than that
_SHARPEST: Final = (
    10  # the percentile of edge widths that stands for the sharpest: one speck of dust is not it
)
_FEWEST: Final = 12  # edges, below which nothing is said

# An edge must rise by so many levels, and by so many times what noise alone does in such a window.
_LEAST_RISE: Final = 16.0
_ABOVE_NOISE: Final = 16.0

_WHITE, _BLACK = 250, 5  # levels from which nothing can be told apart in print or on a screen
_BRIGHTEST: Final = 99.9
_THIN_OUT: Final = 6  # of the pixels of each axis: enough to tell a percentage by


def measure(screen: pyvips.Image, thumbnail: pyvips.Image, depth: tuple[int, int]) -> Measured:
    """All that is measured of a picture: of two copies before they are encoded, and of its original's depth."""
    pixels: Pixels = screen.numpy()
    sharpest, where, middle = sharpness(pixels)
    light, brightest, clipped, black = exposure(pixels)
    return Measured(
        bits=depth[0],
        channels=depth[1],
        sharpest=sharpest,
        where=where,
        middle=middle,
        light=light,
        brightest=brightest,
        clipped=clipped,
        black=black,
        pixels=pixels_digest(pixels),
        likeness=likeness(thumbnail),
    )


def light_of(pixels: Pixels) -> Floats:
    """CIE L* (0 to 100) of sRGB, `(rows, columns)`. IEC 61966-2-1; CIE 15:2018, 8.2.1."""
    luminance = _LINEAR[pixels] @ np.array([0.2126, 0.7152, 0.0722], dtype=np.float32)
    light: Floats = np.where(
        luminance > (6 / 29) ** 3, 116 * np.cbrt(luminance) - 16, luminance * (29 / 3) ** 3
    )
    return light


def depth_of(image: pyvips.Image) -> tuple[int, int]:
    """Bits a channel and channels of a picture as decoded. A palette's index stands for all three channels."""
    fields = image.get_fields()
    bits = int(image.get("bits-per-sample")) if "bits-per-sample" in fields else _BITS.get(image.format, 32)
    if "palette" in fields:
        return max(1, bits // 3), 3
    return min(bits, 32), min(int(image.bands) - int(image.hasalpha()), 4) or 1


def exposure(pixels: Pixels) -> tuple[float, float, float, float]:
    """The middle's median L*, the L* that a thousandth of the whole picture is lighter than, and what percentage of the
    middle is white, and black, in every channel. The middle is three fifths of each side: a backdrop is no patient.
    """
    few = pixels[::_THIN_OUT, ::_THIN_OUT]
    rows, columns = few.shape[:2]
    inner = slice(rows // 5, rows - rows // 5), slice(columns // 5, columns - columns // 5)
    light, middle = light_of(few), few[inner]
    least, most = middle.min(axis=2), middle.max(axis=2)
    return (
        float(np.median(light[inner])),
        float(np.percentile(light, _BRIGHTEST)),
        100 * float(np.mean(least >= _WHITE)),
        100 * float(np.mean(most <= _BLACK)),
    )


def sharpness(pixels: Pixels) -> tuple[float | None, int | None, float | None]:
    """The width in pixels of the sharpest edges, in which of nine sections they are, and the middle section's.

    The width of an edge is how far its light rises, divided by how fast at the steepest: after Marziliano and others,
    "A no-reference perceptual blur metric" (ICIP 2002). Unlike the variance of a Laplacian it does not grow with
    contrast or with noise, so that one threshold serves pale skin and a black suture. A step is about 2.5 pixels wide,
    for the lines are smoothed a little first; a blur of `s` pixels (sigma) makes it about 2.5 times as wide as `s`.
    """
    found = [_edges(_grey(pixels[::_EVERY])), _edges(_grey(pixels[:, ::_EVERY]).T)]
    rows = np.concatenate([found[0][0], found[1][1]])
    columns = np.concatenate([found[0][1], found[1][0]])
    widths = np.concatenate([found[0][2], found[1][2]])
    height, width = pixels.shape[:2]
    section = np.minimum(rows * 3 // height, 2) * 3 + np.minimum(columns * 3 // width, 2)
    each = [_sharpest(widths[section == number]) for number in range(SECTIONS)]
    known = [number for number, value in enumerate(each) if value is not None]
    if not known:
        return _sharpest(widths), None, None
    where = min(known, key=lambda number: each[number] or WIDEST)
    return each[where], where, each[MIDDLE]


def _sharpest(widths: Floats) -> float | None:
    return float(np.percentile(widths, _SHARPEST)) if len(widths) >= _FEWEST else None


def _grey(pixels: Pixels) -> Floats:
    """Near enough to what JPEG calls Y for an edge, at a fraction of the time."""
    wide = pixels.astype(np.uint16)
    grey: Floats = (wide[..., 0] + 2 * wide[..., 1] + wide[..., 2]).astype(np.float32) / np.float32(4)
    return grey


def _edges(grey: Floats) -> tuple[NDArray[np.intp], NDArray[np.intp], Floats]:
    """The steepest place of each stretch of each line, where it is an edge: its row, its column and its width."""
    lines = _smoothed(grey)
    slope = np.abs(np.diff(lines, axis=1))
    noise = float(np.median(slope[::4]))
    stretch = 2 * _REACH
    count = (slope.shape[1] - 2 * _REACH) // stretch
    if count < 1:
        nothing = np.empty(0, dtype=np.intp)
        return nothing, nothing, np.empty(0, dtype=np.float32)
    inner = slope[:, _REACH : _REACH + count * stretch].reshape(len(lines), count, stretch)
    steep = inner.max(axis=2)
    row, block = np.nonzero(steep >= _LEAST_RISE / WIDEST)  # what is flatter rises too little to be an edge
    steep = steep[row, block]
    column = inner[row, block].argmax(axis=1) + block * stretch + _REACH
    around = lines[row[:, None], column[:, None] + np.arange(1 - _REACH, _REACH + 1)]
    rise = around.max(axis=1) - around.min(axis=1)
    edge = rise >= max(_LEAST_RISE, _ABOVE_NOISE * noise)
    widths = np.minimum(rise[edge] / steep[edge], WIDEST)
    return row[edge] * _EVERY, column[edge], widths.astype(np.float32)


def _smoothed(lines: Floats) -> Floats:
    """Along each line by a binomial of five, about a Gaussian of one pixel."""
    inner: Floats = (
        lines[:, :-4] + lines[:, 4:] + 4 * (lines[:, 1:-3] + lines[:, 3:-1]) + 6 * lines[:, 2:-2]
    ) / np.float32(16)
    return inner


def _linear() -> Floats:
    encoded = np.arange(256) / 255
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - IEC
    return linear.astype(np.float32)


_LINEAR: Final = _linear()
