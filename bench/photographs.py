"""The photograph that the figures are measured with: drawn by code, 4,000 x 3,000 pixels."""

from functools import cache

from safelight.demo.pictures import Kind, draw


@cache
def twelve_megapixels() -> bytes:
    return draw(Kind.MOLE, seed=1, width=4000)
