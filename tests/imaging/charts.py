"""A colour chart photographed by code: drawn from its published values, at an angle, on skin, with noise, as a JPEG."""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from safelight.imaging.chart import REFERENCE

from .making import saved

PATCH, GAP = 80, 12  # pixels of the chart as drawn

# XYZ of D50 to linear sRGB, as Lindbloom gives it, and not as the code under test works it out.
_TO_SRGB = np.array(
    [
        [3.1338561, -1.6168667, -0.4906146],
        [-0.9787684, 1.9161415, 0.0334540],
        [0.0719453, -0.2289914, 1.4052427],
    ]
)
_D50 = np.array([0.9642, 1.0, 0.8249])

Pixels = NDArray[np.uint8]


def srgb_of_lab(lab: NDArray[np.float64]) -> NDArray[np.float64]:
    """L*a*b* of D50 as sRGB from 0 to 255; what sRGB cannot show is clipped."""
    y = (lab[:, 0] + 16) / 116
    f = np.stack([y + lab[:, 1] / 500, y, y - lab[:, 2] / 200], axis=1)
    xyz = np.where(f > 6 / 29, f**3, 3 * (6 / 29) ** 2 * (f - 4 / 29)) * _D50
    linear = np.clip(xyz @ _TO_SRGB.T, 0, 1)
    return 255 * np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


def patches() -> NDArray[np.float64]:
    """The 24 colours in sRGB, row by row."""
    return srgb_of_lab(np.array(REFERENCE))


def cast(
    colours: NDArray[np.float64], red: float = 1, green: float = 1, blue: float = 1
) -> NDArray[np.float64]:
    """What a lamp of another colour, or a wrong white balance, makes of them: gains on what is encoded."""
    return np.clip(colours * [red, green, blue], 0, 255)


def drawn(colours: NDArray[np.float64]) -> Pixels:
    """The chart seen straight on."""
    side = PATCH + GAP
    board = np.full((4 * side + GAP, 6 * side + GAP, 3), 35, dtype=np.uint8)
    for number, colour in enumerate(np.rint(colours).astype(np.uint8)):
        row, column = divmod(number, 6)
        top, left = GAP + row * side, GAP + column * side
        board[top : top + PATCH, left : left + PATCH] = colour
    return board


def on_skin(width: int, height: int, seed: int = 0) -> Pixels:
    """Skin with a lesion, and no chart."""
    grain = np.random.default_rng(seed)
    soft = cv2.resize(
        grain.normal(0, 14, (9, 12)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC
    )
    fine = cv2.GaussianBlur(grain.normal(0, 30, (height, width)).astype(np.float32), (0, 0), 1.2)
    skin = np.array([198, 150, 128], dtype=np.float32) + (soft + fine)[..., None]
    y, x = np.mgrid[0:height, 0:width]
    lesion = ((x - width * 0.2) / (width * 0.09)) ** 2 + ((y - height * 0.3) / (height * 0.08)) ** 2 < 1
    skin[lesion] -= [90, 80, 60]
    return np.clip(skin, 0, 255).astype(np.uint8)


def photographed(
    colours: NDArray[np.float64] | None = None,
    *,
    width: int = 1600,
    height: int = 1200,
    turned: float = 8,
    tilted: float = 0.06,
    scale: float = 0.42,
    noise: float = 3,
) -> Pixels:
    """A chart held beside a lesion; `turned` in degrees, `tilted` as a share of its sides, `noise` in levels."""
    board = drawn(patches() if colours is None else colours)
    scene = on_skin(width, height).astype(np.float32)
    rows, columns = board.shape[:2]
    across = width * scale
    down = across * rows / columns
    centre = np.array([width * 0.63, height * 0.58])
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], dtype=float) * [across / 2, down / 2]
    corners[1] *= 1 - tilted
    corners[2] *= 1 + tilted
    angle = np.radians(turned)
    spin = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    place = (corners @ spin.T + centre).astype(np.float32)
    flat = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(flat, place)
    laid = cv2.warpPerspective(board, matrix, (width, height), flags=cv2.INTER_AREA)
    there = cv2.warpPerspective(np.full(board.shape[:2], 255, np.uint8), matrix, (width, height)) > 127
    scene[there] = laid[there]
    scene += np.random.default_rng(5).normal(0, noise, scene.shape)
    return np.clip(np.rint(scene), 0, 255).astype(np.uint8)


def jpeg(pixels: Pixels, quality: int = 90) -> bytes:
    return saved(Image.fromarray(pixels), quality=quality)
