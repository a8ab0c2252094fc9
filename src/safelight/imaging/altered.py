"""A picture with steps done to it, made of its original: the same bytes and steps give the same pixels again.

A pure function. What people send is given to it in a process apart only: see `altering`.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from safelight.imaging.background import Pixels, foreground
from safelight.imaging.captured import is_adobe_rgb
from safelight.imaging.checking import examine
from safelight.imaging.colour import to_srgb
from safelight.imaging.engine import ALONE, pyvips, strictly
from safelight.imaging.saving import for_finding, for_looking
from safelight.imaging.steps import (
    AdjustBrightness,
    AdjustContrast,
    CorrectColour,
    Crop,
    EnhanceLesion,
    Frame,
    Mirror,
    RemoveBackground,
    Step,
)
from safelight.imaging.still import BROKEN, UPRIGHT, Still
from safelight.imaging.strip import labelled
from safelight.imaging.unfit import Damaged
from safelight.imaging.values import LONGEST_SIDE, Rendition, Size

_MIDDLE: Final = 127.5
_SHORT: Final = "Processed"  # there is no room for more under a thumbnail

Values = npt.NDArray[np.float32]


def alter(data: bytes, steps: Sequence[Step], label: str) -> dict[Size, Rendition]:
    """The processed picture in every Size, with its label beneath it; what the steps leave, and not enlarged.

    A Frame that does not fit is brought within the picture. Raises a subclass of Unfit.
    """
    with ALONE:
        original, still = examine(data)
        cropped = _cropped(still, original.width, original.height, steps)
    if cropped is None:
        raise Damaged(original.format)
    pixels, frame, scale = cropped
    for each in steps:
        pixels = _done(each, pixels, frame, scale)
    return {
        Size.SCREEN: for_looking(_image(labelled(pixels, label))),
        Size.THUMBNAIL: for_finding(_image(labelled(_reduced(pixels, LONGEST_SIDE[Size.THUMBNAIL]), _SHORT))),
    }


def _cropped(
    still: Still, width: int, height: int, steps: Sequence[Step]
) -> tuple[Pixels, Frame, float] | None:
    """What the crop leaves, as large as the screen's copy; where it lay, and how much smaller it is. None as in
    `deriving`.
    """
    frame: Frame = next((each for each in steps if isinstance(each, Crop)), Crop(0, 0, width, height))
    left, top = min(frame.left, width - frame.width), min(frame.top, height - frame.height)
    frame = Frame(max(left, 0), max(top, 0), min(frame.width, width), min(frame.height, height))
    scale = min(1.0, LONGEST_SIDE[Size.SCREEN] / max(frame.width, frame.height))
    try:
        with strictly():
            shown = _shown(still)
            part = shown.crop(frame.left, frame.top, frame.width, frame.height)
            pixels = np.asarray(part.resize(scale).numpy() if scale < 1 else part.numpy(), np.uint8)
    except (pyvips.Error, *BROKEN):
        return None
    return pixels, frame, scale


def _shown(still: Still) -> pyvips.Image:
    """All of it, upright, in sRGB: rows that a crop leaves away are decoded too, and what is wrong there is found."""
    header = still.header
    decoded = to_srgb(
        still.pixels(max(header.width, header.height)), adobe_rgb=is_adobe_rgb(header)
    ).copy_memory()
    still.ensure_used()
    return decoded if header.orientation == UPRIGHT else decoded.autorot()


def _done(step: Step, pixels: Pixels, frame: Frame, scale: float) -> Pixels:
    match step:
        case Crop():
            return pixels
        case Mirror():
            return np.ascontiguousarray(pixels[:, ::-1])
        case RemoveBackground():
            return _on_white(pixels, step, frame, scale)
        case CorrectColour(red, green, blue):
            gains = np.array([red, green, blue], np.float32) / 100
            return _each(pixels, lambda values: values * gains)
        case AdjustBrightness(by):
            return _each(pixels, lambda values: values * np.float32(1 + by / 100))
        case AdjustContrast(by) | EnhanceLesion(by):
            return _each(pixels, lambda values: (values - _MIDDLE) * np.float32(1 + by / 100) + _MIDDLE)


def _each(pixels: Pixels, change: Callable[[Values], Any]) -> Pixels:
    """The whole image, each value for itself."""
    changed: Values = np.rint(np.clip(change(pixels.astype(np.float32)), 0, 255))
    return changed.astype(np.uint8)


def _on_white(pixels: Pixels, step: RemoveBackground, frame: Frame, scale: float) -> Pixels:
    height, width = pixels.shape[:2]
    left = min(max(round((step.left - frame.left) * scale), 0), width - 1)
    top = min(max(round((step.top - frame.top) * scale), 0), height - 1)
    right = min(max(round((step.left + step.width - frame.left) * scale), left + 1), width)
    foot = min(max(round((step.top + step.height - frame.top) * scale), top + 1), height)
    shares = foreground(pixels, (left, top, right - left, foot - top))[:, :, np.newaxis]
    return _each(pixels, lambda values: values * shares + 255 * (1 - shares))


def _reduced(pixels: Pixels, side: int) -> Pixels:
    scale = side / max(pixels.shape[:2])
    if scale >= 1:
        return pixels
    return np.asarray(pyvips.Image.new_from_array(pixels).resize(scale).numpy(), np.uint8)


def _image(pixels: Pixels) -> pyvips.Image:
    return pyvips.Image.new_from_array(pixels).copy(interpretation="srgb")
