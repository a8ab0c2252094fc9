"""How different two colours look: CIEDE2000 (ISO/CIE 11664-6), after Sharma, Wu and Dalal (2005)."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_FAR = 25.0**7


def delta_e(first: Array, second: Array) -> Array:
    """Of two arrays of L*, a*, b* in the last axis. 1 can just be seen beside one another."""
    l1, a1, b1 = np.moveaxis(first, -1, 0)
    l2, a2, b2 = np.moveaxis(second, -1, 0)
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    grey = 1 + (1 - np.sqrt(mean**7 / (mean**7 + _FAR))) / 2
    chroma1, chroma2 = np.hypot(a1 * grey, b1), np.hypot(a2 * grey, b2)
    hue1 = np.degrees(np.arctan2(b1, a1 * grey)) % 360
    hue2 = np.degrees(np.arctan2(b2, a2 * grey)) % 360
    coloured = chroma1 * chroma2 > 0
    turn = np.where(coloured, (hue2 - hue1 + 180) % 360 - 180, 0)
    # Of two hues just opposite each other the sign is a matter of the standard's text.
    turn = np.where(coloured & (hue2 - hue1 == 180), 180, turn)
    hue = 2 * np.sqrt(chroma1 * chroma2) * np.sin(np.radians(turn / 2))
    light, chroma = (l1 + l2) / 2, (chroma1 + chroma2) / 2
    total = hue1 + hue2
    apart = np.abs(hue1 - hue2) > 180
    middle = np.where(
        coloured, np.where(apart, np.where(total < 360, total + 360, total - 360), total) / 2, total
    )
    t = (
        1
        - 0.17 * np.cos(np.radians(middle - 30))
        + 0.24 * np.cos(np.radians(2 * middle))
        + 0.32 * np.cos(np.radians(3 * middle + 6))
        - 0.20 * np.cos(np.radians(4 * middle - 63))
    )
    by_light = 1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)
    by_chroma, by_hue = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    blue = 30 * np.exp(-(((middle - 275) / 25) ** 2))
    rotation = -2 * np.sqrt(chroma**7 / (chroma**7 + _FAR)) * np.sin(np.radians(2 * blue))
    dl, dc, dh = (l2 - l1) / by_light, (chroma2 - chroma1) / by_chroma, hue / by_hue
    return np.asarray(np.sqrt(dl**2 + dc**2 + dh**2 + rotation * dc * dh), np.float64)


def lab_of(srgb: NDArray[np.uint8]) -> Array:
    """Pixels of sRGB as L*, a*, b* beneath D65 (IEC 61966-2-1; CIE 15)."""
    shown = srgb / 255
    linear = np.where(shown <= 0.04045, shown / 12.92, ((shown + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = linear @ to_xyz.T / to_xyz.sum(axis=1)
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = np.moveaxis(f, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)
