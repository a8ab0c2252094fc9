"""The copies that are shown, made of an original in one decode: upright, in sRGB, with nothing but pixels.

A pure function of bytes, fit to run in a process of its own: what it returns and raises can be pickled.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from safelight.imaging.captured import Captured, is_adobe_rgb, read_captured
from safelight.imaging.checking import Sound, examine
from safelight.imaging.colour import to_srgb
from safelight.imaging.engine import pyvips, strictly
from safelight.imaging.opening import BROKEN, Still
from safelight.imaging.unfit import Damaged


class Size(StrEnum):
    """The copies made of every still."""

    SCREEN = "screen"
    THUMBNAIL = "thumbnail"


# Pixels on the longest side: a gallery's card at twice its 200 CSS pixels; a full HD screen.
LONGEST_SIDE: Mapping[Size, int] = MappingProxyType({Size.SCREEN: 1920, Size.THUMBNAIL: 400})

# libjpeg's scale. Below 80 the gradients of skin band; above 90 the file doubles for what no eye sees.
_QUALITY = 85


@dataclass(frozen=True, slots=True)
class Rendition:
    """A JPEG in sRGB, upright, without any metadata; its sides in pixels."""

    data: bytes
    width: int
    height: int
    media_type: str = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Derivation:
    """What was learnt and made of one original."""

    original: Sound
    captured: Captured
    renditions: dict[Size, Rendition]


def derive(data: bytes) -> Derivation:
    """The still's facts and its copies in every Size. A picture smaller than a size is not enlarged.

    Raises a subclass of Unfit; Damaged if any of it cannot be decoded, be it the last row.
    """
    original, still = examine(data)
    try:
        with strictly():
            screen = _screen(still)
    except (pyvips.Error, *BROKEN) as error:
        raise Damaged(original.format) from error
    thumbnail = _reduced(screen, LONGEST_SIDE[Size.THUMBNAIL])
    return Derivation(
        original=original,
        captured=read_captured(still.header),
        renditions={Size.SCREEN: _encoded(screen), Size.THUMBNAIL: _encoded(thumbnail)},
    )


def _screen(still: Still) -> pyvips.Image:
    side = LONGEST_SIDE[Size.SCREEN]
    reduced = _reduced(still.pixels(side), side)
    # Decoded strip by strip down to here; turning needs all rows at once, of the small copy only.
    small = to_srgb(reduced, adobe_rgb=is_adobe_rgb(still.header)).copy_memory()
    return small.autorot().copy_memory()


def _reduced(image: pyvips.Image, side: int) -> pyvips.Image:
    scale = side / max(image.width, image.height)
    if scale >= 1:
        return image
    if not image.hasalpha():
        return image.resize(scale)
    # What is transparent must not bleed its hidden colour into its neighbours.
    return image.premultiply().resize(scale).unpremultiply().cast(image.format)


def _encoded(image: pyvips.Image) -> Rendition:
    data = image.jpegsave_buffer(Q=_QUALITY, keep="none")
    return Rendition(data, image.width, image.height)
