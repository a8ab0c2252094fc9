"""What is measured of a picture, as values, and read from what a decoder says. Whoever holds them needs no decoder."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

# Pixels: no edge is wider than the window it is looked for in.
WIDEST: Final = 24.0
SECTIONS: Final = 9  # three rows of three, from the left upper to the right lower
MIDDLE: Final = 4

PIXELS_BYTES: Final = 32
LIKENESS_BYTES: Final = 32
MOST_DIFFERENT: Final = 200.0  # CIEDE2000: no two colours of sRGB are further apart
# Bits of 255. A picture saved again, at a quarter of its size or at a JPEG quality of 30, differs in at most 32 (of
# pictures of 1,000 pixels or more, in at most 12); one taken again freehand in 44 and more: docs/adr/0023.
ALIKE: Final = 24


def apart(first: bytes, second: bytes) -> int:
    """In how many bits two likenesses differ."""
    return (int.from_bytes(first) ^ int.from_bytes(second)).bit_count()


@dataclass(frozen=True, slots=True)
class Measured:
    """What a picture is technically, taken from its screen copy; how each is measured is said in `quality`.

    `bits` a channel and `channels` (1 for greys) are the original's. `sharpest` is the width in pixels of the sharpest
    edges, in the section `where`; `middle` that of the middle section; None where there is no edge to judge by.
    `light` (the middle's median) and `brightest` (what a thousandth of it is lighter than) are CIE L*, `clipped` and
    `black` percent of the middle. `pixels` and `likeness` are digests in hexadecimal: of what is seen exactly, and of
    what it looks like.
    """

    bits: int
    channels: int
    sharpest: float | None
    where: int | None
    middle: float | None
    light: float
    brightest: float
    clipped: float
    black: float
    pixels: str
    likeness: str


@dataclass(frozen=True, slots=True)
class Colours:
    """How far the patches of a colour chart are from their published values: CIEDE2000, mean and largest."""

    mean: float
    worst: float


def told(value: Measured | Colours) -> dict[str, Any]:
    """To be handed on, and to be kept."""
    return asdict(value)


def measured_from(said: Mapping[str, Any]) -> Measured:
    """What was handed on. Raises KeyError, TypeError or ValueError for what no measurement can be."""
    where = said["where"]
    return Measured(
        bits=_whole(said["bits"], 1, 32),
        channels=_whole(said["channels"], 1, 4),
        sharpest=_width(said["sharpest"]),
        where=None if where is None else _whole(where, 0, SECTIONS - 1),
        middle=_width(said["middle"]),
        light=_number(said["light"], 100),
        brightest=_number(said["brightest"], 100),
        clipped=_number(said["clipped"], 100),
        black=_number(said["black"], 100),
        pixels=_digest(said["pixels"], PIXELS_BYTES),
        likeness=_digest(said["likeness"], LIKENESS_BYTES),
    )


def colours_from(said: Mapping[str, Any]) -> Colours:
    """What was handed on. Raises like `measured_from`."""
    return Colours(_number(said["mean"], MOST_DIFFERENT), _number(said["worst"], MOST_DIFFERENT))


def _width(value: Any) -> float | None:
    return None if value is None else _number(value, WIDEST)


def _number(value: Any, most: float) -> float:
    if type(value) not in (int, float) or not math.isfinite(value) or not 0 <= value <= most:
        raise ValueError("not a number within the limit")
    return float(value)


def _whole(value: Any, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError("not a number within the limit")
    return value


def _digest(value: Any, size: int) -> str:
    if type(value) is not str or len(value) != 2 * size:
        raise ValueError("not a digest")
    return bytes.fromhex(value).hex()
