"""Where the codes and the boxes are on a page of A4, in millimetres from its top left: the one truth for printing and
for reading. A change here is a new version of the code (docs/spec/paper-code.md): old paper keeps coming back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

WIDTH: Final = 210.0
HEIGHT: Final = 297.0


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle with level sides."""

    left: float
    top: float
    width: float
    height: float


class Box(StrEnum):
    """A box on the last page that somebody may write in."""

    GIVER_SIGNATURE = "giver signature"
    GIVER_NAME = "giver name"
    GIVER_DATE = "giver date"
    STAFF_SIGNATURE = "staff signature"
    STAFF_NAME = "staff name"
    STAFF_DATE = "staff date"
    REFUSED = "refused"
    CHANGE = "change"


# The dark modules of each code; the quiet zone around them (four modules, ISO/IEC 18004 9.1) is kept free.
UPPER_CODE: Final = Area(166, 14, 30, 30)
LOWER_CODE: Final = Area(14, 261, 22, 22)

# Where the answer begins on the last page, and the text has to end.
ANSWER: Final = 163.0

BOXES: Final[Mapping[Box, Area]] = {
    Box.REFUSED: Area(14, 172, 9, 9),
    Box.CHANGE: Area(110, 172, 86, 21),
    Box.GIVER_SIGNATURE: Area(14, 202, 80, 18),
    Box.GIVER_NAME: Area(98, 202, 60, 18),
    Box.GIVER_DATE: Area(162, 202, 34, 18),
    Box.STAFF_SIGNATURE: Area(14, 231, 80, 18),
    Box.STAFF_NAME: Area(98, 231, 60, 18),
    Box.STAFF_DATE: Area(162, 231, 34, 18),
}
