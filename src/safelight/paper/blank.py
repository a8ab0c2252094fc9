"""Whether a page without a code is blank: the back of a sheet. Anything written on it makes it a page to look at."""

from typing import Final

import numpy as np

from safelight.paper.grain import without_grain
from safelight.paper.sheet import Grey

_COARSE: Final = 4  # pixels on a side are made one: what noise is left goes
_EDGE: Final = 0.03  # of a side: the scanner's shadow along the paper's edge is not looked at
_DARKER: Final = 0.12  # than the paper around it
_SPECKS: Final = 8  # coarse pixels of dust, on a whole page
_PAPER: Final = 100  # paper is lighter than this grey; a lid left open is not


def is_blank(page: Grey) -> bool:
    """Whether nothing but dust is on it."""
    rows, columns = (side // _COARSE for side in page.shape)
    if not rows or not columns:
        return True
    page = without_grain(page)
    tiles = page[: rows * _COARSE, : columns * _COARSE].reshape(rows, _COARSE, columns, _COARSE)
    coarse = tiles.mean(axis=(1, 3))
    y, x = round(rows * _EDGE), round(columns * _EDGE)
    coarse = coarse[y : rows - y, x : columns - x]
    # A lamp falls off slowly, writing does not: each row and column against its own middle.
    even = coarse - np.median(coarse, axis=0)[None, :]
    even = even - np.median(even, axis=1)[:, None]
    paper = float(np.median(coarse))
    return paper > _PAPER and int((even < -_DARKER * paper).sum()) <= _SPECKS
