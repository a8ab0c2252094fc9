"""A TIFF's directories: what each says of its picture in whole numbers. Camera raw is written in them, too.

Nothing is decoded here. Source: TIFF 6.0, section 2; BigTIFF as libtiff describes it.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

SUBFILE: Final = 254  # TIFF 6.0, section 8: NewSubfileType
_WIDTH: Final = 256
_HEIGHT: Final = 257
BITS: Final = 258
_COMPRESSION: Final = 259
PHOTOMETRIC: Final = 262
MAKE: Final = 271
_OLD_SUBFILE: Final = 255
_STRIPS: Final = ((273, 279), (324, 325))  # where each strip or tile lies, and how long it is
_SUB: Final = 330  # TIFF technical note 1: directories beneath this one
DNG_VERSION: Final = 50706  # DNG 1.7, chapter 4
_WANTED: Final = frozenset(
    {
        SUBFILE,
        _OLD_SUBFILE,
        BITS,
        PHOTOMETRIC,
        MAKE,
        _SUB,
        DNG_VERSION,
        _WIDTH,
        _HEIGHT,
        _COMPRESSION,
        *(tag for pair in _STRIPS for tag in pair),
    }
)

# DNG 1.7, chapter 4: a picture of a sensor's filters, and one of three colours that no screen shows yet.
_AS_SENSED: Final = {32803, 34892}
# Without loss, each pixel on its own, so that none takes less than a bit: JPEG's (ITU-T T.81 annex H), Sony's, Nikon's.
_NONE: Final = 1
_BIT_BY_BIT: Final = {7, 32767, 34713}
_REDUCED, _MASK = 0b1, 0b100  # bits of NewSubfileType
_OLD_REDUCED: Final = 2

_BIG: Final = 43  # where a TIFF has 42
# Field types that hold whole numbers or text, as struct(3) knows them: BYTE, ASCII, SHORT, LONG, IFD, LONG8, IFD8.
_TYPES: Final = {1: "B", 2: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}
_MOST_FIELDS: Final = 4_000  # no writer needs a tenth of it
_MOST_VALUES: Final = 1_000_000  # strips of one row each, of the highest picture, many times over
_MOST_BENEATH: Final = 16


@dataclass(frozen=True, slots=True)
class Directory:
    """The values of those fields that are looked at, by tag."""

    fields: Mapping[int, tuple[int, ...]]

    def first(self, tag: int, default: int = 0) -> int:
        return self.fields.get(tag, (default,))[0]

    @property
    def make(self) -> bytes:
        return bytes(self.fields.get(MAKE, ()))

    @property
    def is_page(self) -> bool:
        """Neither the same picture smaller nor a mask of it."""
        aside = self.first(SUBFILE) & (_REDUCED | _MASK) or self.first(_OLD_SUBFILE) == _OLD_REDUCED
        return not aside

    @property
    def is_as_sensed(self) -> bool:
        """Whether its picture is camera raw."""
        return self.first(PHOTOMETRIC) in _AS_SENSED

    def ensure_within(self, size: int) -> None:
        """Raises ValueError unless all of its picture lies within so many bytes, and can be a whole one."""
        places = [
            (start, length)
            for starts, lengths in _STRIPS
            for start, length in zip(self.fields.get(starts, ()), self.fields.get(lengths, ()), strict=True)
        ]
        if not places or any(start + length > size for start, length in places):
            raise ValueError("part of the picture is not there")
        pixels = self.first(_WIDTH) * self.first(_HEIGHT)
        if 8 * sum(length for _, length in places) < pixels * self._least_bits():
            raise ValueError("there is less of it than its pixels need")

    def _least_bits(self) -> int:
        compression = self.first(_COMPRESSION, _NONE)
        return self.first(BITS, 1) if compression == _NONE else int(compression in _BIT_BY_BIT)


class Directories:
    """Of a file that begins as a TIFF. Everything raises ValueError or struct.error where it is broken."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._order = "<" if data[:2] == b"II" else ">"
        (version,) = self._read("H", 2)
        # The format of a count of fields, of a field's count and value, and of a place in the file.
        self._count, self._place, at = ("Q", "Q", 8) if version == _BIG else ("H", "I", 4)
        (self._begin,) = self._read(self._place, at)

    def chain(self) -> Iterator[Directory]:
        """Each after the other; a loop is broken."""
        at, seen = self._begin, set[int]()
        while at:
            if at in seen:
                raise ValueError("the directories go round in a circle")
            seen.add(at)
            directory, at = self._directory(at)
            yield directory

    def beneath(self, directory: Directory) -> Iterator[Directory]:
        """Those that a directory names as its own."""
        for at in directory.fields.get(_SUB, ())[:_MOST_BENEATH]:
            yield self._directory(at)[0]

    def _directory(self, at: int) -> tuple[Directory, int]:
        (count,) = self._read(self._count, at)
        if not 0 < count <= _MOST_FIELDS:
            raise ValueError("no directory has so many fields")
        at += struct.calcsize(self._count)
        size = 4 + 2 * struct.calcsize(self._place)
        fields = {}
        for field in range(at, at + count * size, size):
            tag, kind = self._read("HH", field)
            if tag in _WANTED and kind in _TYPES:
                fields[tag] = self._values(field + 4, _TYPES[kind])
        (following,) = self._read(self._place, at + count * size)
        return Directory({tag: values for tag, values in fields.items() if values}), following

    def _values(self, at: int, letter: str) -> tuple[int, ...]:
        """What fits beside its count stands there; of the rest the place does."""
        (count,) = self._read(self._place, at)
        if count > _MOST_VALUES:
            raise ValueError("no field has so many values")
        beside = struct.calcsize(self._place)
        at += beside
        if count * struct.calcsize(letter) > beside:
            (at,) = self._read(self._place, at)
        return self._read(f"{count}{letter}", at)

    def _read(self, form: str, at: int) -> tuple[int, ...]:
        if at > len(self._data):
            raise ValueError("a directory lies beyond the file")
        return struct.unpack_from(self._order + form, self._data, at)
