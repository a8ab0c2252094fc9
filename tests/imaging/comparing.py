"""The copies that are shown beside a reference: before they become JPEGs, when only colours can differ, and after."""

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from safelight.imaging import deriving, pyramid
from safelight.imaging.checking import examine
from safelight.imaging.difference import delta_e, lab_of_srgb
from safelight.imaging.engine import pyvips
from safelight.imaging.tiles import SIDE, unpacked
from safelight.imaging.values import Size

_ROWS = 256  # at once: the measure takes memory


def shown(data: bytes) -> dict[str, NDArray[np.uint8]]:
    """The copy for the screen and the last level of the pyramid; each as it is and as a JPEG."""
    first, second = examine(data)[1], examine(data)[1]  # they keep the decoder's memory
    (screen, _) = deriving._screen(first)  # noqa: SLF001 - what becomes the JPEG
    whole = pyramid._shown(second)  # noqa: SLF001
    encoded = deriving.derive(data).renditions[Size.SCREEN].data
    return {
        "screen": _pixels(screen),
        "pyramid": _pixels(whole),
        "screen, JPEG": np.asarray(Image.open(io.BytesIO(encoded)).convert("RGB")),
        "pyramid, JPEG": np.asarray(together(pyramid.cut(data))),
    }


def together(data: bytes, level: int = -1) -> Image.Image:
    """One level, put together again."""
    layout, tiles = unpacked(data)
    here = layout.levels[level]
    whole = Image.new("RGB", (here.width, here.height))
    for row in range(here.rows):
        for column in range(here.columns):
            tile = Image.open(io.BytesIO(tiles[here.first + row * here.columns + column]))
            whole.paste(tile, (column * SIDE, row * SIDE))
    return whole


def differences(found: NDArray[np.uint8], wanted: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Of each pixel."""
    assert found.shape == wanted.shape
    parts = (slice(at, at + _ROWS) for at in range(0, len(found), _ROWS))
    return np.concatenate([delta_e(lab_of_srgb(found[part]), lab_of_srgb(wanted[part])) for part in parts])


def _pixels(image: Any) -> NDArray[np.uint8]:
    assert isinstance(image, pyvips.Image)
    return np.ndarray((image.height, image.width, image.bands), np.uint8, image.write_to_memory())
