"""Whether somebody wrote in a box. A box whose printed frame is not found says nothing: no frame, no answer.

All is measured on a cut of the scan at FINE pixels a millimetre, against the paper around it, not against white.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from safelight.paper.grain import without_grain
from safelight.paper.layout import Area, Box
from safelight.paper.registering import FINE, Placement
from safelight.paper.returned import Ink
from safelight.paper.sheet import Grey

Greys = NDArray[np.float32]
Mask = NDArray[np.bool_]

_AROUND: Final = 3.0  # mm cut out around a box, to find its frame in
_INSIDE: Final = 1.0  # mm within the frame's middle where nothing counts: half the frame, and its blur
_FRAME: Final = 0.5  # how much of the way from paper to black a printed frame is, all along a side
_CONTRAST: Final = 0.14  # how much darker than the paper ink is; a faint pencil is 0.2
_NOISE: Final = 5.0  # and how many times the paper's own unevenness
_NEARBY: Final = 5.0  # mm over which the light on the paper does not change
_LEAST_LIGHT: Final = 0.85  # of the box's light parts: no lamp falls off faster
_SPARSE: Final = 3  # one pixel in so many each way stands for all, where a share of them is asked
_CELL: Final = 1.0  # mm; ink is counted in cells of this side
_CELL_INK: Final = 4  # pixels that make a cell inked
_DOT: Final = 12  # pixels that count without a neighbour: a third of a square millimetre
_STREAK: Final = 0.8  # of a box's height or width, dark without a gap: dirt on the scanner's glass


@dataclass(frozen=True, slots=True)
class _Amount:
    """Cells with ink: up to `none` is dust, from `some` it is writing, if it spans `across` mm."""

    none: int
    some: int
    across: float


_SIGNATURE: Final = _Amount(none=2, some=12, across=8)
_AMOUNTS: Final[Mapping[Box, _Amount]] = {
    Box.REFUSED: _Amount(none=0, some=7, across=3),
    Box.CHANGE: _Amount(none=3, some=6, across=3),
    Box.GIVER_SIGNATURE: _SIGNATURE,
    Box.STAFF_SIGNATURE: _SIGNATURE,
    Box.GIVER_NAME: _SIGNATURE,
    Box.STAFF_NAME: _SIGNATURE,
    Box.GIVER_DATE: _SIGNATURE,
    Box.STAFF_DATE: _SIGNATURE,
}


def ink_in(page: Grey, placement: Placement, box: Box, area: Area) -> Ink:
    """Whether there is writing in this box of the page."""
    around = Area(
        area.left - _AROUND, area.top - _AROUND, area.width + 2 * _AROUND, area.height + 2 * _AROUND
    )
    cut = without_grain(placement.cut(page, around))
    inside = _within_frame(cut)
    if inside is None:
        return Ink.UNSURE
    inked = _inked(inside)
    written = inked & ~_streaks(inked)
    streaked = bool((inked & ~written).any())
    return _judged(written, _AMOUNTS[box], streaked=streaked)


def _judged(written: Mask, amount: _Amount, *, streaked: bool) -> Ink:
    cells = _cells(written)
    count = int(cells.sum())
    if count <= amount.none:
        return Ink.UNSURE if streaked else Ink.NO
    across = np.ptp(np.nonzero(cells.any(axis=0))[0]) + 1
    return Ink.YES if count >= amount.some and across * _CELL >= amount.across else Ink.UNSURE


def _within_frame(cut: Grey) -> Grey | None:
    """What is inside the frame, or None if one of its sides is not where it was printed."""
    paper, black = np.percentile(cut[::_SPARSE, ::_SPARSE], (90, 1))
    darkness = np.clip((paper - cut) / np.float32(max(paper - black, 1)), 0, 1)
    reach = round(2 * _AROUND * FINE)
    middle = slice(reach, -reach)
    across, down = darkness[middle].mean(axis=0), darkness[:, middle].mean(axis=1)
    sides = [_side(profile, reach) for profile in (across, across[::-1], down, down[::-1])]
    if None in sides:
        return None
    left, right, top, bottom = (side + round(_INSIDE * FINE) for side in sides if side is not None)
    return cut[top : cut.shape[0] - bottom, left : cut.shape[1] - right]


def _side(profile: NDArray[np.float32], reach: int) -> int | None:
    at = int(profile[:reach].argmax())
    return at if profile[at] >= _FRAME else None


def _inked(inside: Grey) -> Mask:
    """Where it is darker than the paper by more than the paper's own unevenness."""
    paper = _paper(inside)
    darker = paper - inside
    few = darker[::_SPARSE, ::_SPARSE]
    unevenness = np.float32(
        1.4826 * np.median(np.abs(few - np.median(few)))
    )  # of a normal distribution's spread
    return np.asarray(darker > np.maximum(_CONTRAST * paper, _NOISE * unevenness))


def _paper(inside: Grey) -> Greys:
    """The paper's grey beneath each pixel: of the light ones nearby, for a lamp falls off across a page."""
    size = round(_NEARBY * FINE)
    height, width = inside.shape
    padded = np.pad(inside, ((0, -height % size), (0, -width % size)), mode="reflect")
    rows, columns = padded.shape[0] // size, padded.shape[1] // size
    tiles = padded.reshape(rows, size, columns, size).swapaxes(1, 2).reshape(rows, columns, size * size)
    light = size * size * 3 // 4
    local = np.partition(tiles, light, axis=2)[:, :, light].astype(np.float32)
    # Where writing is dense, most of a tile is ink.
    local = np.maximum(local, _LEAST_LIGHT * np.float32(np.percentile(inside[::_SPARSE, ::_SPARSE], 90)))
    return np.repeat(np.repeat(local, size, axis=0), size, axis=1)[:height, :width]


def _streaks(inked: Mask) -> Mask:
    """Columns and rows that are dark from edge to edge."""
    return np.asarray(
        (inked.mean(axis=0) >= _STREAK)[None, :] | (inked.mean(axis=1) >= _STREAK)[:, None]
    ) & np.ones_like(inked)


def _cells(written: Mask) -> Mask:
    """Which cells have ink. A few dark pixels with none beside them are a grain of noise that was left over."""
    size = round(_CELL * FINE)
    rows, columns = written.shape[0] // size, written.shape[1] // size
    pixels = written[: rows * size, : columns * size].reshape(rows, size, columns, size).sum(axis=(1, 3))
    inked = np.pad(pixels >= _CELL_INK, 1)
    around = sum(
        inked[y : y + rows, x : x + columns].astype(int)
        for y in range(3)
        for x in range(3)
        if (y, x) != (1, 1)
    )
    return np.asarray(inked[1:-1, 1:-1] & ((around > 0) | (pixels >= _DOT)))
