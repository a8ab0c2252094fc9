"""Which pixels of a picture are its background: found by GrabCut, within a frame that a person has drawn.

Rother, Kolmogorov, Blake: GrabCut, SIGGRAPH 2004. It finds what is likely; whether it is right a person says who sees
the result. The same picture and frame give the same answer: its chance numbers begin with the same seed.
"""

from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Shares = npt.NDArray[np.float32]

_SIDE: Final = 640  # pixels on which it is worked out: more takes minutes, and shows the same outline
_ROUNDS: Final = 5
_SOFT: Final = 1.5  # pixels at that side over which the edge fades
_LEAST: Final = 8  # pixels of a frame at that side

cv2.setNumThreads(0)


def foreground(pixels: Pixels, frame: tuple[int, int, int, int]) -> Shares:
    """How much of each pixel stays, 0 to 1. `frame` is left, top, width and height; nothing outside of it stays."""
    height, width = pixels.shape[:2]
    scale = min(1.0, _SIDE / max(width, height))
    small = np.asarray(cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    inside = _scaled(frame, scale, small)
    shares = np.asarray(_cut(small, inside), np.float32)
    soft = cv2.GaussianBlur(shares, (0, 0), _SOFT)
    whole: Any = cv2.resize(soft, (width, height), interpolation=cv2.INTER_LINEAR)
    left, top, wide, high = frame
    outside = np.ones((height, width), bool)
    outside[top : top + high, left : left + wide] = False
    whole[outside] = 0.0
    return np.asarray(whole, np.float32)


def _cut(small: Pixels, frame: tuple[int, int, int, int]) -> npt.NDArray[Any]:
    """1 where it is likely the patient. Where nothing is found to be, all of the frame stays."""
    left, top, wide, high = frame
    mask = np.zeros(small.shape[:2], np.uint8)
    everything = np.zeros_like(mask)
    everything[top : top + high, left : left + wide] = 1
    cv2.setRNGSeed(0)
    models = np.zeros((1, 65)), np.zeros((1, 65))
    if everything.all():  # without a border there is nothing that is known to be background
        return everything
    cv2.grabCut(small[:, :, ::-1].copy(), mask, frame, *models, _ROUNDS, cv2.GC_INIT_WITH_RECT)
    found = mask & 1  # GC_FGD and GC_PR_FGD
    return found if found.any() else everything


def _scaled(frame: tuple[int, int, int, int], scale: float, small: Pixels) -> tuple[int, int, int, int]:
    height, width = small.shape[:2]
    left, top = (
        min(round(each * scale), most - _LEAST) for each, most in zip(frame, (width, height), strict=False)
    )
    wide = max(_LEAST, min(round(frame[2] * scale), width - left))
    high = max(_LEAST, min(round(frame[3] * scale), height - top))
    return max(0, left), max(0, top), wide, high
