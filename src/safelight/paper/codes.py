"""The QR codes on a page: what they say, and where their corners are. Whether they are ours is not known here.

It is C++ that looks at what somebody scanned, so it works in the process that drew the page.
"""

from typing import Final

import zxingcpp

from safelight.paper.limits import MAX_CODES, MAX_TEXT
from safelight.paper.sheet import Barcode, Grey

# How black is told from white, and whether to look at smaller pictures of the page as well; in this order until
# a code is found. The first way is enough for nearly every page.
_WAYS: Final = (
    (zxingcpp.Binarizer.LocalAverage, False),
    (zxingcpp.Binarizer.LocalAverage, True),
    (zxingcpp.Binarizer.GlobalHistogram, True),
)


def codes_on(page: Grey) -> list[Barcode]:
    """Those that the first way finds that finds any."""
    found = next(filter(None, (_found(page, how, smaller=smaller) for how, smaller in _WAYS)), [])
    return [Barcode(each.text[:MAX_TEXT], _corners(each.position)) for each in found[:MAX_CODES]]


def _found(page: Grey, binarizer: zxingcpp.Binarizer, *, smaller: bool) -> list[zxingcpp.Barcode]:
    kinds = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    return zxingcpp.read_barcodes(
        page, formats=kinds, try_invert=False, try_downscale=smaller, binarizer=binarizer
    )


def _corners(position: zxingcpp.Position) -> tuple[tuple[int, int], ...]:
    points = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    return tuple((point.x, point.y) for point in points)
