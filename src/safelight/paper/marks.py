"""The QR codes on a page that was scanned: what they say, and where their corners are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import zxingcpp
from numpy.typing import NDArray

from safelight.paper.code import Code, Disbelieved, Mark, Why, read_mark
from safelight.paper.scanned import Grey

Corners = NDArray[
    np.float64
]  # four points (x, y) in pixels: top left, top right, bottom right, bottom left as printed

# How black is told from white, and whether to look at smaller pictures of the page as well; in this order until
# a code is found. The first way is enough for nearly every page.
_WAYS: Final = (
    (zxingcpp.Binarizer.LocalAverage, False),
    (zxingcpp.Binarizer.LocalAverage, True),
    (zxingcpp.Binarizer.GlobalHistogram, True),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A mark of ours, and its corners."""

    mark: Mark
    corners: Corners


def marks_on(page: Grey, keys: Sequence[bytes]) -> tuple[Code, tuple[Seen, ...]]:
    """The page's code, and its marks. Raises Disbelieved; a forged code beside a true one is not overlooked."""
    found = next(filter(None, (_found(page, how, smaller=smaller) for how, smaller in _WAYS)), [])
    if not found:
        raise Disbelieved(Why.NO_CODE)
    seen, doubts = [], []
    for each in found:
        try:
            seen.append(Seen(read_mark(each.text, keys), _corners(each.position)))
        except Disbelieved as doubt:
            doubts.append(doubt)
    # Another sticker's code, a label's or a leaflet's, does no harm beside ours.
    worst = next((doubt for doubt in doubts if doubt.why is not Why.NOT_A_CODE or not seen), None)
    if worst:
        raise worst
    if len({each.mark.code for each in seen}) > 1:
        raise Disbelieved(Why.TWO_FORMS)
    return seen[0].mark.code, tuple(seen)


def _found(page: Grey, binarizer: zxingcpp.Binarizer, *, smaller: bool) -> list[zxingcpp.Barcode]:
    kinds = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    return zxingcpp.read_barcodes(
        page, formats=kinds, try_invert=False, try_downscale=smaller, binarizer=binarizer
    )


def _corners(position: zxingcpp.Position) -> Corners:
    points = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    return np.array([(point.x, point.y) for point in points], float)
