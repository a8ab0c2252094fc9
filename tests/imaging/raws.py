"""Camera raw made by code: a sensor's counts of a drawn picture, in the directories that makers write them in."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED, SIGNED_RATIONAL = 1, 2, 3, 4, 5, 7, 10
_SIZES = {BYTE: 1, ASCII: 1, SHORT: 2, LONG: 4, RATIONAL: 8, UNDEFINED: 1, SIGNED_RATIONAL: 8}
Fields = dict[int, tuple[int, Sequence[Any]]]

BLACK, WHITE = 512, 16383
# IEC 61966-2-1, annex: what a sensor would be whose own colours are those of sRGB.
XYZ_TO_SENSOR = (3.2406, -1.5372, -0.4986, -0.9689, 1.8758, 0.0415, 0.0557, -0.2040, 1.0570)
NEUTRAL = (0.5, 1.0, 0.7)  # what it counts of grey: the camera's white balance

RGGB = ((0, 1), (1, 2))


@dataclass
class Directory:
    """Its fields, the directories beneath it by the field that names them, and its picture's bytes."""

    fields: Fields
    beneath: dict[int, list["Directory"]] = field(default_factory=dict)
    strip: bytes = b""


def text(words: str) -> tuple[int, bytes]:
    return ASCII, words.encode() + b"\0"


def file_of(*directories: Directory, order: str = "<") -> bytes:
    """A TIFF of these directories, one after the other; all directories come before all strips."""
    flat = [each for first in directories for each in _all(first)]
    places, at = {}, 8
    for each in flat:
        if each.strip:
            each.fields |= {
                273: (LONG, [0]),
                278: (LONG, each.fields[257][1]),
                279: (LONG, [len(each.strip)]),
            }
        each.fields |= {tag: (LONG, [0] * len(below)) for tag, below in each.beneath.items()}
        places[id(each)] = at
        at += _size(each.fields)
    for each in flat:
        if each.strip:
            each.fields[273] = (LONG, [at])
            at += len(each.strip)
        for tag, below in each.beneath.items():
            each.fields[tag] = (LONG, [places[id(one)] for one in below])
    following = {id(a): places[id(b)] for a, b in pairwise(directories)}
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    packed = (_packed(each.fields, places[id(each)], following.get(id(each), 0), order) for each in flat)
    return head + b"".join(packed) + b"".join(each.strip for each in flat)


def _all(directory: Directory) -> list[Directory]:
    return [directory, *(each for below in directory.beneath.values() for one in below for each in _all(one))]


def _length(kind: int, values: Sequence[Any]) -> int:
    return len(values) * _SIZES[kind]


def _size(fields: Mapping[int, tuple[int, Sequence[Any]]]) -> int:
    outside = sum((size + 1) // 2 * 2 for each in fields.values() if (size := _length(*each)) > 4)
    return 2 + 12 * len(fields) + 4 + outside


def _packed(fields: Fields, at: int, following: int, order: str) -> bytes:
    entries, outside = [], b""
    at += 2 + 12 * len(fields) + 4
    for tag, (kind, values) in sorted(fields.items()):
        body = _body(kind, values, order)
        if len(body) > 4:
            place = struct.pack(order + "I", at + len(outside))
            outside += body + bytes(len(body) % 2)
        else:
            place = body.ljust(4, b"\0")
        entries.append(struct.pack(order + "HHI", tag, kind, len(values)) + place)
    return (
        struct.pack(order + "H", len(fields))
        + b"".join(entries)
        + struct.pack(order + "I", following)
        + outside
    )


def _body(kind: int, values: Sequence[Any], order: str) -> bytes:
    if kind in (BYTE, ASCII, UNDEFINED):
        return bytes(values)
    if kind in (RATIONAL, SIGNED_RATIONAL):
        letter = "I" if kind == RATIONAL else "i"
        return b"".join(struct.pack(f"{order}2{letter}", round(each * 10_000), 10_000) for each in values)
    return struct.pack(f"{order}{len(values)}{'H' if kind == SHORT else 'I'}", *values)


def counts(
    picture: Image.Image, neutral: Sequence[float] = NEUTRAL, seen: NDArray[np.float64] | None = None
) -> NDArray[np.uint16]:
    """What a sensor behind red, green and blue filters counts of the picture.
    `seen`: what each of the filters lets through of linear red, green and blue, where not of its own colour alone.
    """
    shown = np.asarray(picture.convert("RGB"), float) / 255
    linear = np.where(shown <= 0.04045, shown / 12.92, ((shown + 0.055) / 1.055) ** 2.4)
    if seen is not None:
        linear = linear @ seen.T
    filtered = linear * np.array(neutral) / max(neutral)
    mosaic = np.empty(filtered.shape[:2])
    for row in (0, 1):
        for column in (0, 1):
            mosaic[row::2, column::2] = filtered[row::2, column::2, RGGB[row][column]]
    return (BLACK + mosaic * (WHITE - BLACK)).round().astype(np.uint16)


def sensor(mosaic: NDArray[np.uint16], order: str, more: Fields) -> Directory:
    """The directory of what was counted, 16 bits each."""
    height, width = mosaic.shape
    fields: Fields = {
        254: (LONG, [0]), 256: (LONG, [width]), 257: (LONG, [height]), 258: (SHORT, [16]), 259: (SHORT, [1]),
        262: (SHORT, [32803]), 277: (SHORT, [1]), 33421: (SHORT, [2, 2]), 33422: (BYTE, [0, 1, 1, 2]),
    }  # fmt: skip
    return Directory(fields | more, strip=mosaic.astype(order + "u2").tobytes())


def taken() -> Directory:
    """EXIF's directory, with what is to be kept and what is not."""
    return Directory(
        {
            0x829A: (RATIONAL, [1 / 125]), 0x829D: (RATIONAL, [2.8]), 0x8827: (SHORT, [200]),
            0x9003: text("2026:11:23 09:30:00"), 0x9011: text("+01:00"), 0x9209: (SHORT, [1]),
            0x920A: (RATIONAL, [50.0]), 0xA430: text("Jo Bloggs"), 0xA431: text("SN-4711"), 0xA434: text("Macro 50"),
        }
    )  # fmt: skip


def dng(
    picture: Image.Image,
    orientation: int = 1,
    *,
    order: str = "<",
    preview: bool = False,
    taking: Directory | None = None,
    claiming: tuple[int, int] | None = None,
) -> bytes:
    """A DNG 1.4. `preview`: the first directory shows it small, as cameras write it, and the counts lie beneath.
    `claiming`: the sides that it has not.
    """
    of_camera: Fields = {
        271: text("Testcam"), 272: text("T-1"), 274: (SHORT, [orientation]), 50706: (BYTE, [1, 4, 0, 0]),
        50707: (BYTE, [1, 1, 0, 0]), 50708: text("Testcam T-1"), 50721: (SIGNED_RATIONAL, XYZ_TO_SENSOR),
        50728: (RATIONAL, NEUTRAL), 50778: (SHORT, [21]), 315: text("Jo Bloggs"),
    }  # fmt: skip
    seen = sensor(counts(picture), order, {50714: (SHORT, [BLACK]), 50717: (LONG, [WHITE])})
    if claiming:
        # In lossy JPEG, of which no length says whether it is all there.
        seen.fields |= {256: (LONG, [claiming[0]]), 257: (LONG, [claiming[1]]), 259: (SHORT, [34892])}
    first = small(picture) if preview else seen
    first.fields |= of_camera
    first.beneath = {330: [seen], 34665: [taking or taken()]} if preview else {34665: [taking or taken()]}
    return file_of(first, order=order)


def small(picture: Image.Image) -> Directory:
    reduced = picture.convert("RGB").resize((32, 32))
    fields: Fields = {
        254: (LONG, [1]), 256: (LONG, [32]), 257: (LONG, [32]), 258: (SHORT, [8, 8, 8]), 259: (SHORT, [1]),
        262: (SHORT, [2]), 277: (SHORT, [3]),
    }  # fmt: skip
    return Directory(fields, strip=reduced.tobytes())


def made_by(
    make: str,
    model: str,
    picture: Image.Image,
    orientation: int = 1,
    *,
    order: str = "<",
    claiming: tuple[int, int] | None = None,
) -> bytes:
    """As Nikon and Sony write: a preview first, the counts beneath it, no matrix, for readers know the camera."""
    first = small(picture)
    first.fields |= {271: text(make), 272: text(model), 274: (SHORT, [orientation]), 315: text("Jo Bloggs")}
    claimed: Fields = {256: (LONG, [claiming[0]]), 257: (LONG, [claiming[1]])} if claiming else {}
    first.beneath = {330: [sensor(counts(picture), order, claimed)], 34665: [taken()]}
    return file_of(first, order=order)
