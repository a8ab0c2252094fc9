"""From millimetres of the printed page to pixels of a scanned one, by the corners of its marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from safelight.paper.layout import LOWER_CODE, UPPER_CODE, Area
from safelight.paper.marks import Seen
from safelight.paper.sheet import Grey

Points = NDArray[np.float64]  # (x, y), one a row
Greys = NDArray[np.float32]

FINE: Final = 6  # pixels a millimetre of what is cut out: 150 dots per inch, and a little
_OUTSIDE: Final = 255  # beyond the edge of the scan there is white paper, for all that is known
_MOST_OFF: Final = 1.0  # mm by which the corners may miss what they are fitted to


class Unplaced(Exception):
    """The corners are those of no flat sheet: the page is crumpled, or it is not one page."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where on the scan each point of the printed page is; `matrix` is that of the projection."""

    matrix: NDArray[np.float64]

    def pixels(self, points: Points) -> Points:
        """Millimetres to pixels."""
        mapped = np.column_stack([points, np.ones(len(points))]) @ self.matrix.T
        return np.asarray(mapped[:, :2] / mapped[:, 2:])

    def cut(self, page: Grey, area: Area) -> Grey:
        """The area, upright, FINE pixels a millimetre, in the page's greys."""
        columns, rows = round(area.width * FINE), round(area.height * FINE)
        x = (area.left + (np.arange(columns, dtype=np.float32) + 0.5) / FINE)[None, :]
        y = (area.top + (np.arange(rows, dtype=np.float32) + 0.5) / FINE)[:, None]
        u, v, w = (a * x + b * y + c for a, b, c in self.matrix.astype(np.float32))
        return _sampled(page, u / w, v / w)


def placed(seen: Sequence[Seen]) -> Placement:
    """Where the page lies whose marks these are. Raises Unplaced."""
    printed = np.vstack([_printed(each) for each in seen])
    scanned = np.vstack([each.corners for each in seen])
    # Two marks far apart show a page seen aslant, as a photograph does; one mark alone is too small to.
    placement = Placement(_projection(printed, scanned) if len(seen) > 1 else _affine(printed, scanned))
    scale = np.sqrt(abs(np.linalg.det(placement.matrix[:2, :2])))
    if not np.abs(placement.pixels(printed) - scanned).max() <= _MOST_OFF * scale:
        raise Unplaced
    return placement


def _printed(seen: Seen) -> Points:
    area = LOWER_CODE if seen.mark.lower else UPPER_CODE
    right, bottom = area.left + area.width, area.top + area.height
    return np.array([(area.left, area.top), (right, area.top), (right, bottom), (area.left, bottom)])


def _affine(printed: Points, scanned: Points) -> NDArray[np.float64]:
    found, *_ = np.linalg.lstsq(np.column_stack([printed, np.ones(len(printed))]), scanned, rcond=None)
    return np.vstack([found.T, [0, 0, 1]])


def _projection(printed: Points, scanned: Points) -> NDArray[np.float64]:
    """The direct linear transform (Hartley and Zisserman, 4.1), on coordinates made even (4.4)."""
    from_printed, from_scanned = _evened(printed), _evened(scanned)
    rows = []
    for (x, y, _), (u, v, _) in zip(
        np.column_stack([printed, np.ones(len(printed))]) @ from_printed.T,
        np.column_stack([scanned, np.ones(len(scanned))]) @ from_scanned.T,
        strict=True,
    ):
        rows += [(-x, -y, -1, 0, 0, 0, u * x, u * y, u), (0, 0, 0, -x, -y, -1, v * x, v * y, v)]
    solution = np.linalg.svd(np.array(rows))[2][-1].reshape(3, 3)
    matrix = np.linalg.inv(from_scanned) @ solution @ from_printed
    return np.asarray(matrix / matrix[2, 2])


def _evened(points: Points) -> NDArray[np.float64]:
    middle = points.mean(axis=0)
    scale = 1 / np.abs(points - middle).mean()
    return np.array([(scale, 0, -scale * middle[0]), (0, scale, -scale * middle[1]), (0, 0, 1)])


def _sampled(page: Grey, x: Greys, y: Greys) -> Grey:
    """The greys between the pixels, bilinear; a pixel's middle is at its half."""
    height, width = page.shape
    x, y = x - np.float32(0.5), y - np.float32(0.5)
    inside = (x >= 0) & (y >= 0) & (x < width - 1) & (y < height - 1)
    x, y = np.where(inside, x, 0), np.where(inside, y, 0)
    left, top = x.astype(np.int32), y.astype(np.int32)
    across, down = x - left, y - top
    flat, at = page.ravel(), top * width + left
    upper = flat[at] * (1 - across) + flat[at + 1] * across
    lower = flat[at + width] * (1 - across) + flat[at + width + 1] * across
    return np.where(inside, upper * (1 - down) + lower * down + np.float32(0.5), _OUTSIDE).astype(np.uint8)
