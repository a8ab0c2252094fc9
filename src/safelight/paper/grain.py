"""A scan without its grain: single pixels that are lighter or darker than all around them."""

import numpy as np

from safelight.paper.sheet import Grey


def without_grain(cut: Grey) -> Grey:
    """The median of each pixel and its eight neighbours: grains of noise go, strokes stay."""
    padded = np.pad(cut, 1, mode="edge")
    height, width = cut.shape
    above, here, below = (padded[y : y + height] for y in range(3))
    lows = _beside(np.minimum(np.minimum(above, here), below), width)
    middles = _beside(_middle(above, here, below), width)
    highs = _beside(np.maximum(np.maximum(above, here), below), width)
    # The middle of nine is the middle of the greatest low, the middle middle and the least high.
    return _middle(np.maximum.reduce(lows), _middle(*middles), np.minimum.reduce(highs))


def _beside(rows: Grey, width: int) -> tuple[Grey, Grey, Grey]:
    return rows[:, :width], rows[:, 1 : width + 1], rows[:, 2:]


def _middle(a: Grey, b: Grey, c: Grey) -> Grey:
    return np.maximum(np.minimum(a, b), np.minimum(np.maximum(a, b), c))
