"""How finely what is shown is written as a JPEG, on libjpeg's scale, and with nothing but pixels."""

from typing import Final

from safelight.imaging.engine import pyvips
from safelight.imaging.values import Rendition

# From 90 on libvips keeps every pixel's colour, where below four share one: at the edge of a wound that shows. Above,
# the file doubles for what no eye sees.
_FINE: Final = 92
# A small picture is looked at enlarged, until its pixels show, and takes few bytes however finely it is written.
_SMALL: Final = 640 * 960  # pixels
_FINEST: Final = 99
_FOR_FINDING: Final = 85


def fineness(shown: pyvips.Image) -> int:
    """For a picture that is looked at, of this size."""
    return _FINEST if shown.width * shown.height <= _SMALL else _FINE


def for_looking(image: pyvips.Image) -> Rendition:
    """Written as finely as its size asks for."""
    return _written(image, fineness(image))


def for_finding(image: pyvips.Image) -> Rendition:
    """Written for a gallery."""
    return _written(image, _FOR_FINDING)


def _written(image: pyvips.Image, quality: int) -> Rendition:
    return Rendition(image.jpegsave_buffer(Q=quality, keep="none"), image.width, image.height)
