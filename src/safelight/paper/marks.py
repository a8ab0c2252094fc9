"""Which of the QR codes on a page that was scanned are ours, and where their corners are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safelight.paper.code import Code, Disbelieved, Mark, Why, read_mark
from safelight.paper.sheet import Barcode

Corners = NDArray[
    np.float64
]  # four points (x, y) in pixels: top left, top right, bottom right, bottom left as printed


@dataclass(frozen=True, slots=True)
class Seen:
    """A mark of ours, and its corners."""

    mark: Mark
    corners: Corners


def marks_among(found: Sequence[Barcode], keys: Sequence[bytes]) -> tuple[Code, tuple[Seen, ...]]:
    """The page's code, and its marks. Raises Disbelieved; a forged code beside a true one is not overlooked."""
    if not found:
        raise Disbelieved(Why.NO_CODE)
    seen, doubts = [], []
    for each in found:
        try:
            seen.append(Seen(read_mark(each.text, keys), np.array(each.corners, float)))
        except Disbelieved as doubt:
            doubts.append(doubt)
    # Another sticker's code, a label's or a leaflet's, does no harm beside ours.
    worst = next((doubt for doubt in doubts if doubt.why is not Why.NOT_A_CODE or not seen), None)
    if worst:
        raise worst
    if len({each.mark.code for each in seen}) > 1:
        raise Disbelieved(Why.TWO_FORMS)
    return seen[0].mark.code, tuple(seen)
