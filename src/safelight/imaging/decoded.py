"""A picture decoded apart: what `deriving` makes of it, made by a process that can do nothing else."""

import json
from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any, Final, TypeVar

from safelight.apart.decoders import Decoders
from safelight.apart.process import Failed
from safelight.imaging.handing import JPEG_STARTS, Unbelievable, described, processed, refused
from safelight.imaging.limits import SECONDS, ensure_bytes
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
_Read = Callable[[dict[str, Any], int, Callable[[int], bytes]], Answered]


def derived(data: bytes) -> Derivation:
    """The still's facts and its copies in every Size. Raises as `_answered` does."""
    ensure_bytes(len(data))
    return _answered(_DECODERS, data, _derivation)


def cut(data: bytes) -> bytes:
    """The still's pyramid, docs/spec/pyramid.md. Raises as `_answered` does."""
    ensure_bytes(len(data))
    return _answered(_CUTTERS, data, _pyramid)


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
            found = read(said, len(data), lambda size: process.data(size, until))
            process.value(until)
            return found
    except (Failed, Unbelievable) as failed:
        raise TooMuchWork from failed


def _derivation(said: dict[str, Any], size: int, read: Callable[[int], bytes]) -> Derivation:
    return described(said.get("derived"), size, read)


def _processed(said: dict[str, Any], _: int, read: Callable[[int], bytes]) -> dict[Size, Rendition]:
    return processed(said.get("copies"), read)


def _pyramid(said: dict[str, Any], _: int, read: Callable[[int], bytes]) -> bytes:
    length = said.get("pyramid")
    if type(length) is not int or not 0 < length <= LARGEST_PYRAMID:
        raise Unbelievable
    data = read(length)
    try:
        tiles = unpacked(data)[1]
    except NotAPyramid as wrong:
        raise Unbelievable from wrong
    if not all(tile.startswith(JPEG_STARTS) for tile in tiles):
        raise Unbelievable
    return data
