"""The pyramid of a picture: its levels and tiles, and the file in which they lie (docs/spec/pyramid.md)."""

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final

SIDE: Final = 256  # pixels of a tile
_MAGIC: Final = b"SLPYR\x00\x01\n"
_HEAD: Final = struct.Struct(">8s4I")
_PLACE: Final = struct.Struct(">Q")


class NotAPyramid(ValueError):
    """The bytes are none, are of another version, or contradict themselves."""


class NoSuchTile(LookupError):
    """The picture has no tile there."""


@dataclass(frozen=True, slots=True)
class Level:
    """One size of the picture: its sides in pixels, its columns and rows of tiles, and its first tile's number."""

    width: int
    height: int
    columns: int
    rows: int
    first: int


@dataclass(frozen=True)
class Layout:
    """The pyramid of a picture of these sides, in pixels."""

    width: int
    height: int

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """From the one that is a single tile to the picture in full."""
        sides = list(_halved(self.width, self.height))[::-1]
        grids = [(-(-width // SIDE), -(-height // SIDE)) for width, height in sides]
        firsts = accumulate((columns * rows for columns, rows in grids), initial=0)
        return tuple(
            Level(*size, *grid, first) for size, grid, first in zip(sides, grids, firsts, strict=False)
        )

    @property
    def tiles(self) -> int:
        last = self.levels[-1]
        return last.first + last.columns * last.rows

    @property
    def begins(self) -> int:
        """Where the first tile lies in the file."""
        return _HEAD.size + _PLACE.size * (self.tiles + 1)

    def number(self, level: int, column: int, row: int) -> int:
        """Raises `NoSuchTile`."""
        if not 0 <= level < len(self.levels):
            raise NoSuchTile
        here = self.levels[level]
        if not (0 <= column < here.columns and 0 <= row < here.rows):
            raise NoSuchTile
        return here.first + row * here.columns + column


def packed(layout: Layout, tiles: Sequence[bytes]) -> bytes:
    """The file of these tiles, in the order of their numbers."""
    if len(tiles) != layout.tiles:
        raise ValueError("a pyramid has as many tiles as its sides say")
    places = accumulate(map(len, tiles), initial=layout.begins)
    head = _HEAD.pack(_MAGIC, SIDE, layout.width, layout.height, len(tiles))
    return b"".join((head, *map(_PLACE.pack, places), *tiles))


class Pyramid:
    """The tiles of one file, each read when it is asked for. May be asked by several threads."""

    def __init__(self, layout: Layout, size: int, read: Callable[[int, int], bytes]) -> None:
        """Of a file of `size` bytes; `read` gives so many of them from a place on. Raises `NotAPyramid`."""
        self._layout = layout
        self._read = read
        self._places = _places(layout, read(_HEAD.size, layout.begins - _HEAD.size), size)

    def tile(self, level: int, column: int, row: int) -> bytes:
        """A JPEG. Raises `NoSuchTile`."""
        number = self._layout.number(level, column, row)
        start, end = self._places[number : number + 2]
        return self._read(start, end - start)


def unpacked(data: bytes) -> tuple[Layout, list[bytes]]:
    """All of a file, checked. Raises `NotAPyramid`."""
    if len(data) < _HEAD.size:
        raise NotAPyramid
    magic, side, width, height, tiles = _HEAD.unpack_from(data)
    if (magic, side) != (_MAGIC, SIDE) or not (width and height):
        raise NotAPyramid
    layout = Layout(width, height)
    if tiles != layout.tiles or len(data) < layout.begins:
        raise NotAPyramid
    places = _places(layout, data[_HEAD.size : layout.begins], len(data))
    return layout, [data[start:end] for start, end in pairwise(places)]


def _places(layout: Layout, table: bytes, size: int) -> list[int]:
    """Where each tile begins, and where the last ends, in a file of `size` bytes. Raises `NotAPyramid`."""
    places = [place for (place,) in _PLACE.iter_unpack(table)] if len(table) % _PLACE.size == 0 else []
    as_many = len(places) == layout.tiles + 1
    if not as_many or places[0] != layout.begins or places[-1] != size or places != sorted(set(places)):
        raise NotAPyramid
    return places


def _halved(width: int, height: int) -> Iterator[tuple[int, int]]:
    yield width, height
    while max(width, height) > SIDE:
        width, height = -(-width // 2), -(-height // 2)
        yield width, height
