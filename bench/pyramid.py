"""A 12-megapixel JPEG cut into tiles at every size by the process apart, against libvips's own dzsave, in one run."""

import pyvips

from bench.figures import Figure, paired
from bench.photographs import twelve_megapixels
from safelight.imaging.decoded import cut

ROUNDS = 9


def measure() -> Figure:
    data = twelve_megapixels()
    ours, theirs = paired(lambda: cut(data), lambda: _dzsave(data), ROUNDS)
    return Figure(ours * 1000, "ms a photograph", "vips dzsave alone", theirs / ours)


def _dzsave(data: bytes) -> None:
    picture = pyvips.Image.new_from_buffer(data, "", access="sequential")
    picture.dzsave_buffer(layout="dz", suffix=".jpg[Q=92,keep=none]", tile_size=256, overlap=0)
