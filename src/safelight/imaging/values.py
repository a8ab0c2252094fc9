"""What is learnt and made of a picture: values only. Whoever holds them need not hold a decoder."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from safelight.imaging.formats import Format
from safelight.imaging.measured import Measured

# No honest make, model, lens or profile name is longer.
MAX_TEXT: Final = 80


class Size(StrEnum):
    """The copies made of every still."""

    SCREEN = "screen"
    THUMBNAIL = "thumbnail"
    VEIL = "veil"  # stands in for a sensitive picture until it is asked for


# The copies of a processed picture: where its original is covered, so is it, by the same veil.
PROCESSED: Final = (Size.SCREEN, Size.THUMBNAIL)

# Pixels on the longest side, at most: a full HD screen and a little more; a gallery's card at twice its 200 CSS pixels;
# too few to show anything.
LONGEST_SIDE: Mapping[Size, int] = MappingProxyType({Size.SCREEN: 2048, Size.THUMBNAIL: 400, Size.VEIL: 12})
# And where a decoder can make a picture smaller by itself, at least a full HD screen: half of a twelve-megapixel JPEG
# is between the two, and need not be made smaller a second time.
SHORTEST_SCREEN: Final = 1920


@dataclass(frozen=True, slots=True)
class Sound:
    """A file that may be taken in: its format, its sides in pixels as seen upright, its size in bytes."""

    format: Format
    width: int
    height: int
    size: int


@dataclass(frozen=True, slots=True)
class Captured:
    """How a picture was made, as its camera says; None where it does not say.

    `taken` has no zone where the camera gave none. Sides are in pixels as stored, `orientation` is EXIF's
    (1 is upright), `focal_length` in millimetres, `bits` those of a channel. Several pages are shown as one picture.
    """

    width: int
    height: int
    orientation: int
    taken: datetime | None
    make: str | None
    model: str | None
    lens: str | None
    exposure_seconds: float | None
    f_number: float | None
    iso: int | None
    focal_length: float | None
    flash: bool | None
    colour_profile: str | None
    bits: int | None
    pages: int


@dataclass(frozen=True, slots=True)
class Rendition:
    """A JPEG in sRGB, upright, without any metadata; its sides in pixels."""

    data: bytes = field(repr=False)
    width: int
    height: int
    media_type: str = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Derivation:
    """What was learnt and made of one original."""

    original: Sound
    captured: Captured
    measured: Measured
    renditions: dict[Size, Rendition]
