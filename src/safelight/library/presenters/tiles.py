"""Where the tiles of a picture are, as a page tells its viewer."""

from dataclasses import dataclass

from django.urls import reverse

from safelight.imaging.tiles import SIDE, Layout
from safelight.library.door import Opened
from safelight.library.models import Recording


@dataclass(frozen=True, slots=True)
class TileSource:
    """`address` is that of a tile up to its level; sides in pixels. docs/spec/pyramid.md."""

    address: str
    width: int
    height: int
    levels: int
    side: int = SIDE

    @classmethod
    def of(cls, opened: Opened, recording: Recording, layout: Layout) -> "TileSource":
        first = {"viewing": opened.viewing, "recording": recording.pk, "level": 0, "column": 0, "row": 0}
        address = reverse("tile", kwargs=first).removesuffix("0/0_0")
        return cls(address, layout.width, layout.height, len(layout.levels))
