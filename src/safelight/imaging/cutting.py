"""The process that cuts pictures into tiles, and looks for a colour chart in what it has decoded for them:
`python -m safelight.imaging.cutting`, started by `decoded`.
"""

import codecs
from typing import Final

import numpy as np
from numpy.typing import NDArray

from safelight.apart.confining import Limits
from safelight.apart.frames import Answer
from safelight.apart.serving import serve
from safelight.imaging.chart import SIDE, find_chart
from safelight.imaging.decoding import drawn, made
from safelight.imaging.engine import pyvips
from safelight.imaging.limits import MEMORY, PROCESSOR_SECONDS
from safelight.imaging.measured import told
from safelight.imaging.pyramid import cut
from safelight.imaging.tiles import unpacked

_SHORT: Final = 20  # pixels of a picture that is hardly higher, to look for a chart in
_MORE: Final = 512 * 1024 * 1024  # bytes of address space: OpenCV's, and what it looks for a chart in


def answer_with_tiles(data: bytes, answer: Answer) -> None:
    """The pyramid, its length first, or why not; then the colour chart, for which no tile is to be lost."""
    pyramid = made(cut, data, answer)
    if pyramid is None:
        return
    answer.tell({"pyramid": len(pyramid)})
    answer.give(pyramid)
    colours = find_chart(_reduced(pyramid))
    answer.end({"chart": None if colours is None else told(colours)})


def _reduced(pyramid: bytes) -> NDArray[np.uint8]:
    """The smallest level in which a chart is found, from its tiles."""
    layout, tiles = unpacked(pyramid)
    levels = layout.levels
    level = next((each for each in levels if max(each.width, each.height) >= SIDE), levels[-1])
    last = level.first + level.columns * level.rows
    images = [pyvips.Image.jpegload_buffer(tile) for tile in tiles[level.first : last]]
    joined = pyvips.Image.arrayjoin(images, across=level.columns)
    pixels: NDArray[np.uint8] = joined.crop(0, 0, level.width, level.height).numpy()
    return pixels


def warm() -> None:
    """Whatever the libraries do once, done."""
    find_chart(_reduced(cut(drawn()))[:, :_SHORT])


if __name__ == "__main__":
    codecs.lookup("cp437")  # the names in an archive are read with it, and no file can be opened later
    serve(Limits(MEMORY + _MORE, PROCESSOR_SECONDS), answer_with_tiles, warm)
