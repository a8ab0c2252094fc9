"""How far two colours are apart to the eye: CIEDE2000, and sRGB as CIE L*a*b* of D50, in which charts are published.

Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula" (Color Research and Application 30, 2005).
"""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

# IEC 61966-2-1: linear sRGB to XYZ of D65; then Bradford's adaptation (ICC.1:2022, annex E) to D50, in one matrix.
_XYZ_D65: Final = np.array(
    [
        [0.4123908, 0.3575843, 0.1804808],
        [0.2126390, 0.7151687, 0.0721923],
        [0.0193308, 0.1191948, 0.9505322],
    ]
)
_BRADFORD: Final = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
_D65: Final = np.array([0.95045593, 1.0, 1.08905775])  # CIE 15: x 0.3127, y 0.3290
_D50: Final = np.array([0.9642, 1.0, 0.8249])  # ICC.1:2022, 6.2.1

_TO_D50: Final = (
    np.linalg.inv(_BRADFORD) @ np.diag((_BRADFORD @ _D50) / (_BRADFORD @ _D65)) @ _BRADFORD @ _XYZ_D65
)
_WEIGHT_AT: Final = 25.0**7


def lab_of_srgb(colours: ArrayLike) -> Floats:
    """`(..., 3)` of sRGB from 0 to 255 as L*a*b* of D50, in the same shape."""
    encoded = np.asarray(colours, dtype=np.float64) / 255
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - IEC
    return _lab(linear @ _TO_D50.T)


def delta_e(first: ArrayLike, second: ArrayLike) -> Floats:
    """CIEDE2000 of L*a*b* colours `(..., 3)`, with all weights 1. About 1 is just seen side by side."""
    one, other = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    chroma = (np.hypot(one[..., 1], one[..., 2]) + np.hypot(other[..., 1], other[..., 2])) / 2
    stretch = 1 + (1 - _towards_one(chroma)) / 2
    c1, h1 = _polar(one, stretch)
    c2, h2 = _polar(other, stretch)
    grey = c1 * c2 == 0  # a grey has no hue of its own
    turn = np.where(grey, 0.0, (h2 - h1 + 180) % 360 - 180)
    mean_l, mean_c = (one[..., 0] + other[..., 0]) / 2, (c1 + c2) / 2
    mean_h = np.where(grey, h1 + h2, _mean_hue(h1, h2))
    dl = (other[..., 0] - one[..., 0]) / _lightness_weight(mean_l)
    dc = (c2 - c1) / (1 + 0.045 * mean_c)
    dh = 2 * np.sqrt(c1 * c2) * _sin(turn / 2) / (1 + 0.015 * mean_c * _hue_weight(mean_h))
    rotation = -_sin(60 * np.exp(-(((mean_h - 275) / 25) ** 2))) * 2 * _towards_one(mean_c)
    return np.sqrt(dl**2 + dc**2 + dh**2 + rotation * dc * dh)


def _lab(xyz: Floats) -> Floats:
    """CIE 15:2018, 8.2.1."""
    ratio = xyz / _D50
    root = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio * (29 / 6) ** 2 / 3 + 4 / 29)
    x, y, z = root[..., 0], root[..., 1], root[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def _towards_one(chroma: Floats) -> Floats:
    weight: Floats = np.sqrt(chroma**7 / (chroma**7 + _WEIGHT_AT))
    return weight


def _polar(lab: Floats, stretch: Floats) -> tuple[Floats, Floats]:
    """Chroma, and hue from 0 to 360 degrees."""
    a, b = lab[..., 1] * stretch, lab[..., 2]
    return np.hypot(a, b), np.degrees(np.arctan2(b, a)) % 360


def _mean_hue(h1: Floats, h2: Floats) -> Floats:
    total = h1 + h2
    round_about = np.where(total < 360, total + 360, total - 360)  # noqa: PLR2004 - degrees
    return np.where(np.abs(h1 - h2) <= 180, total, round_about) / 2  # noqa: PLR2004 - degrees


def _lightness_weight(lightness: Floats) -> Floats:
    off = (lightness - 50) ** 2
    return 1 + 0.015 * off / np.sqrt(20 + off)


def _hue_weight(hue: Floats) -> Floats:
    return (
        1
        - 0.17 * _cos(hue - 30)
        + 0.24 * _cos(2 * hue)
        + 0.32 * _cos(3 * hue + 6)
        - 0.20 * _cos(4 * hue - 63)
    )


def _sin(degrees: Floats) -> Floats:
    sine: Floats = np.sin(np.radians(degrees))
    return sine


def _cos(degrees: Floats) -> Floats:
    cosine: Floats = np.cos(np.radians(degrees))
    return cosine
