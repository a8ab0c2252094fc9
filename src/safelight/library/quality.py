"""What is good enough, for what: the needs of each use, and what a picture falls short of, in words with what to do.

Measures come from `imaging/quality.py`; the limits are tried in tests/imaging/test_quality.py (docs/adr/0023).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from safelight.policy.facts import MadeFor


class Short(StrEnum):
    """What a picture can fall short of. The last three only a person sees."""

    RESOLUTION = "resolution"
    BLURRED = "blurred"
    MIDDLE_BLURRED = "middle-blurred"
    DARK = "dark"
    BRIGHT = "bright"
    CLIPPED = "clipped"
    COLOUR_DEPTH = "colour-depth"
    NO_RULER = "no-ruler"
    COLOURS = "colours"
    VIEW = "view"
    BACKGROUND = "background"
    IDENTITY = "identity"


class Ruler(StrEnum):
    """Whether one was asked for, and whether whoever brought the picture said that it is there."""

    NOT_ASKED_FOR = "not-asked-for"
    THERE = "there"
    NOT_SAID = "not-said"


@dataclass(frozen=True, slots=True)
class Need:
    """What a use needs: pixels on the longer and on the shorter side."""

    use: str
    longer: int
    shorter: int


# On screen: the American Telemedicine Association's preferred size for teledermatology (quick guide, 2012).
CARE: Final = Need("care, on a screen", 1024, 768)
SLIDE: Final = Need("a teaching slide", 1920, 1080)  # a projector's full HD, without enlarging
# In print at 300 dots an inch, as journals ask for halftones: 90 mm across a column, 190 mm across the page.
COLUMN: Final = Need("print, across a column", 1063, 709)
PAGE: Final = Need("print, across the page", 2244, 1496)
NEEDS: Final = (CARE, SLIDE, COLUMN, PAGE)
OF_MAKING: Final = {
    MadeFor.CARE: CARE,
    MadeFor.TEACHING: SLIDE,
    MadeFor.PUBLICITY: PAGE,
    MadeFor.PUBLIC_MEDIA: PAGE,
}

SOFT: Final = (
    6.0  # pixels of the screen copy over which its sharpest edges rise: a blur of two pixels and more
)
MIDDLE_SOFT: Final = (
    10.0  # and those of its middle, where the picture is sharp elsewhere: lesions have soft edges
)
# CIE L*. Well lit dark skin has a median of 20 and more, and something lighter than 60 in the frame.
DARK_MEDIAN: Final = 8.0
DARK_WHOLE: Final = 45.0
BRIGHT: Final = 90.0
CLIPPED: Final = 5.0  # percent of the middle in which nothing is left but white
DEEP_ENOUGH: Final = (8, 3)  # bits a channel, channels: 24-bit colour, as the same guide asks for
COLOURS_RIGHT: Final = 3.0  # mean CIEDE2000: seen side by side only
COLOURS_NEAR: Final = 6.0

_PLACES: Final = (
    "at the upper left", "at the top", "at the upper right", "on the left", "in the middle", "on the right",
    "at the lower left", "at the bottom", "at the lower right",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a picture falls short of, and what to do about it."""

    short: Short
    text: str


@dataclass(frozen=True, slots=True)
class Technique:
    """What is known of a recording's technique, as `Recording.quality` keeps it; None where it was not measured."""

    measures: dict[str, Any] | None
    made_for: MadeFor = MadeFor.CARE
    ruler: Ruler = Ruler.NOT_ASKED_FOR


def findings(of: Technique) -> tuple[Finding, ...]:
    """What it falls short of for what it was made for. What was not measured falls short of nothing but its ruler."""
    measured = () if of.measures is None else (*_size(of.measures, of.made_for), *_measured(of.measures))
    return (*measured, *_ruler(of.ruler))


def serves(need: Need, sides: Sequence[int]) -> bool:
    """Whether a picture of these sides, in pixels, is large enough."""
    return max(sides) >= need.longer and min(sides) >= need.shorter


def _size(told: dict[str, Any], made_for: MadeFor) -> Iterator[Finding]:
    need, (width, height) = OF_MAKING[made_for], told["sides"]
    if not serves(need, told["sides"]):
        yield Finding(
            Short.RESOLUTION,
            f"Too small for {need.use}: {width:,} by {height:,} pixels, and {need.longer:,} by {need.shorter:,} "
            "are needed. Send the camera's own file, not a reduced copy, or take it again at full size.",
        )


def _measured(told: dict[str, Any]) -> Iterator[Finding]:
    yield from _sharpness(told)
    yield from _light(told)
    bits, channels = told["bits"], told["channels"]
    if bits < DEEP_ENOUGH[0] or channels < DEEP_ENOUGH[1]:
        what = "It has greys only" if channels < DEEP_ENOUGH[1] else f"It has {bits}-bit colour"
        yield Finding(
            Short.COLOUR_DEPTH, f"{what}. Send the camera's own file in full colour, not a scan or a palette."
        )


def _sharpness(told: dict[str, Any]) -> Iterator[Finding]:
    sharpest, where, middle = told["sharpest"], told["where"], told["middle"]
    place = "" if where is None else f" {_PLACES[where]}"
    again = "focus on the lesion and take it again while the patient is here."
    if sharpest is not None and sharpest > SOFT:
        yield Finding(
            Short.BLURRED,
            f"Blurred: even its sharpest part{place} is {sharpest:.0f} pixels soft. Hold still, {again}",
        )
    elif middle is not None and middle > MIDDLE_SOFT:
        yield Finding(
            Short.MIDDLE_BLURRED,
            f"The middle may be out of focus: it is sharpest{place}. Look closely; if so, {again}",
        )


def _light(told: dict[str, Any]) -> Iterator[Finding]:
    if told["light"] < DARK_MEDIAN or told["brightest"] < DARK_WHOLE:
        yield Finding(
            Short.DARK, "Too dark: nothing in it is well lit. Add light or expose longer, and take it again."
        )
    elif told["light"] > BRIGHT:
        yield Finding(Short.BRIGHT, "Too light: expose less, or step back with the flash, and take it again.")
    elif told["clipped"] > CLIPPED:
        yield Finding(
            Short.CLIPPED,
            f"Highlights are lost: {told['clipped']:.0f} % of the middle is white without detail. "
            "Turn the flash aside or expose less, and take it again.",
        )


def _ruler(ruler: Ruler) -> Iterator[Finding]:
    if ruler is Ruler.NOT_SAID:
        yield Finding(
            Short.NO_RULER,
            "A ruler was asked for, and nobody has said that one is in the picture: check. "
            "The library does not look for it itself.",
        )


def of_chart(mean: float, worst: float) -> str:
    """What a colour chart in the picture tells."""
    off = (
        f"A colour chart is in the picture: colours are off by ΔE {mean:.1f} on average, {worst:.1f} at most"
    )
    if mean <= COLOURS_RIGHT:
        return f"{off}. That is hardly seen."
    if mean <= COLOURS_NEAR:
        return f"{off}. That is seen side by side: compare redness with care."
    return (
        f"{off}. Do not judge colours by it: set the white balance on the chart, or use the studio's light."
    )
