"""A page of a scan as it was drawn: its greys, and the QR codes of anybody's on it. Values only."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]  # rows, columns


@dataclass(frozen=True, slots=True)
class Barcode:
    """A QR code: its text, its corners in pixels (x, y) from the upper left one on, as it was printed."""

    text: str
    corners: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page."""

    grey: Grey
    codes: tuple[Barcode, ...]
