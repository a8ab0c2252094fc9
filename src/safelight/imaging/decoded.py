"""A picture decoded apart: what `deriving` makes of it, made by a process that can do nothing else."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any, Final, TypeVar

from safelight.apart.decoders import Decoders
from safelight.apart.process import Failed, Process
from safelight.imaging.handing import JPEG_STARTS, Unbelievable, described, processed, refused
from safelight.imaging.limits import SECONDS, ensure_bytes
from safelight.imaging.measured import Colours, colours_from
from safelight.imaging.steps import Step, written
from safelight.imaging.tiles import NotAPyramid, unpacked
from safelight.imaging.unfit import TooMuchWork
from safelight.imaging.values import Derivation, Rendition, Size

# A file that takes all its time keeps one of them; whoever comes meanwhile has the other.
_AT_ONCE: Final = 2

PROGRAM: Final = "safelight.imaging.decoding"
_DECODERS: Final = Decoders(PROGRAM, _AT_ONCE)
CUTTING: Final = "safelight.imaging.cutting"
_CUTTERS: Final = Decoders(CUTTING, 1)
ALTERING: Final = "safelight.imaging.altering"
_ALTERERS: Final = Decoders(ALTERING, 1)
# Bytes: more than the tiles of the largest picture that is taken in.
LARGEST_PYRAMID: Final = 256 * 1024 * 1024

Answered = TypeVar("Answered")
_Read = Callable[[dict[str, Any], int, Process, float], Answered]


@dataclass(frozen=True, slots=True)
class Cut:
    """A pyramid, whether a colour chart was looked for to the end, and how far off its colours are, if there is one."""

    pyramid: bytes
    looked: bool
    colours: Colours | None


def derived(data: bytes) -> Derivation:
    """The still's facts and its copies in every Size. Raises as `_answered` does."""
    ensure_bytes(len(data))
    return _answered(_DECODERS, data, _derivation)


def cut(data: bytes) -> Cut:
    """The still's pyramid, docs/spec/pyramid.md, and the colour chart in it. Raises as `_answered` does."""
    ensure_bytes(len(data))
    return _answered(_CUTTERS, data, _cut)


def altered(data: bytes, steps: Sequence[Step], label: str) -> dict[Size, Rendition]:
    """The still with steps done to it, in every Size, with its label beneath it. Raises as `_answered` does."""
    ensure_bytes(len(data))
    asked = json.dumps({"steps": written(steps), "label": label}).encode()
    return _answered(_ALTERERS, len(asked).to_bytes(4) + asked + data, _processed)


def _answered(decoders: Decoders, data: bytes, read: "_Read[Answered]") -> Answered:
    """Raises a subclass of Unfit; TooMuchWork if its decoder died or was ended. Raises `apart.process.Unable` if there
    is no decoder to be had, whatever the file.
    """
    until = monotonic() + SECONDS
    try:
        with decoders.decoding(data, until) as process:
            said = process.value(until)
            if not isinstance(said, dict) or "unfit" in said:
                raise refused(said.get("unfit") if isinstance(said, dict) else None)
            return read(said, len(data), process, until)
    except (Failed, Unbelievable) as failed:
        raise TooMuchWork from failed


def _derivation(said: dict[str, Any], size: int, process: Process, until: float) -> Derivation:
    found = described(said.get("derived"), size, lambda length: process.data(length, until))
    process.value(until)
    return found


def _processed(said: dict[str, Any], _: int, process: Process, until: float) -> dict[Size, Rendition]:
    found = processed(said.get("copies"), lambda length: process.data(length, until))
    process.value(until)
    return found


def _cut(said: dict[str, Any], _: int, process: Process, until: float) -> Cut:
    pyramid = _pyramid(said, process, until)
    try:
        last = process.value(until)
        found = last["chart"]
        return Cut(pyramid, looked=True, colours=None if found is None else colours_from(found))
    except (Failed, KeyError, TypeError, ValueError):
        return Cut(pyramid, looked=False, colours=None)  # the tiles are whole: no chart is worth losing them


def _pyramid(said: dict[str, Any], process: Process, until: float) -> bytes:
    length = said.get("pyramid")
    if type(length) is not int or not 0 < length <= LARGEST_PYRAMID:
        raise Unbelievable
    data = process.data(length, until)
    try:
        tiles = unpacked(data)[1]
    except NotAPyramid as wrong:
        raise Unbelievable from wrong
    if not all(tile.startswith(JPEG_STARTS) for tile in tiles):
        raise Unbelievable
    return data
