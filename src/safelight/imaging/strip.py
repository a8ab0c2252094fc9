"""The label of a processed picture: a strip beneath it, part of its pixels, over nothing that it shows."""

from typing import Final

import cv2
import numpy as np

from safelight.imaging.background import Pixels

_FACE: Final = cv2.FontFace("sans")  # comes with the library: no file is opened
_LARGEST: Final = 26  # pixels of a letter
_SMALLEST: Final = 12
_WEIGHT: Final = 400
_NARROWEST: Final = 320  # pixels: on less, no word of it could be read
_LINE: Final = 2  # pixels between picture and label
_WHITE: Final = 255
_GREY: Final = 0x4C


def labelled(pixels: Pixels, words: str) -> Pixels:
    """The picture with the words beneath it, in as many lines as they take; a narrow one between two grey fields."""
    missing = max(0, _NARROWEST - pixels.shape[1])
    sides = (missing // 2, missing - missing // 2)
    pixels = np.pad(pixels, ((0, 0), sides, (0, 0)), constant_values=_GREY)
    width = pixels.shape[1]
    size = max(_SMALLEST, min(_LARGEST, width // 60))
    margin = size // 2
    lines = _lines(words, size, width - 2 * margin)
    step = size + margin
    strip = np.full((step * len(lines) + margin, width, 3), _WHITE, np.uint8)
    strip[:_LINE] = _GREY
    for number, line in enumerate(lines):
        foot = margin + number * step + size - 1
        cv2.putText(strip, line, (margin, foot), (0, 0, 0), _FACE, size, _WEIGHT)
    return np.vstack((pixels, strip))


def _lines(words: str, size: int, width: int) -> list[str]:
    """Broken between words; a word that is longer than a line is cut."""
    lines, line = list[str](), ""
    for each in words.split():
        longer = f"{line} {each}".strip()
        if line and _wide(longer, size) > width:
            lines.append(line)
            longer = each
        while len(longer) > 1 and _wide(longer, size) > width:
            fits = next(
                at for at in range(len(longer) - 1, 0, -1) if at == 1 or _wide(longer[:at], size) <= width
            )
            lines.append(longer[:fits])
            longer = longer[fits:]
        line = longer
    return [*lines, line]


def _wide(line: str, size: int) -> int:
    return int(cv2.getTextSize((0, 0), line, (0, 0), _FACE, size, _WEIGHT)[2])
