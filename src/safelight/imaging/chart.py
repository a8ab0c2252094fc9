"""A colour chart in the picture (ColorChecker Classic, 24 patches): found by code, and how far its colours are off.

A pure function of pixels. It costs a tenth of a second and more for a picture without one, so no intake waits for it.
"""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from safelight.imaging.difference import delta_e, lab_of_srgb
from safelight.imaging.measured import Colours

# The maker's L*a*b* of D50, edition of November 2014 and later, row by row from dark skin to black.
REFERENCE: Final = (
    (37.54, 14.37, 14.92), (64.66, 19.27, 17.50), (49.32, -3.82, -22.54), (43.46, -12.74, 22.72),
    (54.94, 9.61, -24.79), (70.48, -32.26, -0.37), (62.73, 35.83, 56.50), (39.43, 10.75, -45.17),
    (50.57, 48.64, 16.67), (30.10, 22.54, -20.87), (71.77, -24.13, 58.19), (71.51, 18.24, 67.37),
    (28.37, 15.42, -49.80), (54.38, -39.72, 32.27), (42.43, 51.05, 28.62), (81.80, 2.67, 80.41),
    (50.63, 51.28, -14.12), (49.57, -29.71, -28.32), (95.19, -1.03, 2.93), (81.29, -0.57, 0.44),
    (66.89, -0.75, -0.06), (50.76, -0.13, 0.14), (35.63, -0.46, -0.48), (20.64, 0.07, -0.46),
)  # fmt: skip

# Pixels: the detector enlarges what is smaller, and what is larger costs more and finds no more.
SIDE: Final = 1000

# A chart's greys fall from white to black, and its colours lie where they should but for a cast. What is further off
# than any lamp makes it (CIEDE2000, mean) is some other pattern.
_NO_CHART: Final = 35.0
_NARROWEST: Final = (
    4  # times as long as wide: the detector enlarges the shorter side, and a strip would take minutes
)
_GREYS: Final = slice(18, 24)
_LEAST_STEP: Final = 2.0  # L* from one grey to the next: a chart in the dark, or burnt out, measures nothing

Pixels = NDArray[np.uint8]


def find_chart(pixels: Pixels) -> Colours | None:
    """How far the chart's patches are from their published values; None where there is no chart, or none to go by.

    `pixels` are 8-bit sRGB `(rows, columns, 3)`, at best about `SIDE` on the longer side.
    """
    if max(pixels.shape[:2]) > _NARROWEST * min(pixels.shape[:2]):
        return None
    cv2.setNumThreads(1)
    detector = cv2.mcc.CCheckerDetector.create()
    detector.setColorChartType(cv2.mcc.MCC24)
    try:
        if not detector.process(np.ascontiguousarray(pixels[..., ::-1]), 1):
            return None
        found = np.asarray(detector.getBestColorChecker().getChartsRGB(False), dtype=np.float64)
    except cv2.error:
        return None  # it found what it could not make sense of
    lab = lab_of_srgb(found.reshape(-1, 3))
    if lab.shape != np.shape(REFERENCE) or (np.diff(lab[_GREYS, 0]) > -_LEAST_STEP).any():
        return None
    apart = delta_e(lab, REFERENCE)
    return Colours(float(apart.mean()), float(apart.max())) if apart.mean() < _NO_CHART else None
