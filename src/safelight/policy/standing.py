"""The four states in which the library holds a recording."""

from enum import StrEnum


class Standing(StrEnum):
    """From the least to the most closed; `closedness` counts up from 0."""

    AVAILABLE = "available"
    RESTRICTED = "restricted"
    HELD = "held"
    QUARANTINED = "quarantined"

    @property
    def closedness(self) -> int:
        return _ORDER.index(self)


_ORDER = tuple(Standing)
