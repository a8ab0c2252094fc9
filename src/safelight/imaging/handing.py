"""A derivation and a refusal as values in JSON, from the process that decodes to the one that asked.

Why it is safe: what comes back is read as numbers, words and dates within limits, and as nothing else.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any, Final, get_type_hints

from safelight.imaging import unfit
from safelight.imaging.formats import FORMATS, Format
from safelight.imaging.limits import MAX_PILE
from safelight.imaging.measured import measured_from, told
from safelight.imaging.values import (
    LONGEST_SIDE,
    MAX_TEXT,
    PROCESSED,
    Captured,
    Derivation,
    Rendition,
    Size,
    Sound,
)

_BY_LABEL: Final = {each.label: each for each in FORMATS}
_REASONS: Final[Mapping[str, type[unfit.Unfit]]] = {
    each.__name__: each
    for each in (
        unfit.Damaged, unfit.Empty, unfit.InHdr, unfit.NotAPicture, unfit.NotReadable, unfit.SeveralPictures,
        unfit.TooLarge, unfit.TooManyPages, unfit.TooManyPixels, unfit.TooMuchWork, unfit.TooSmall, unfit.WrongKind,
    )
}  # fmt: skip
_OF_A_FORMAT: Final = {unfit.Damaged.__name__, unfit.NotReadable.__name__}
_LONGEST_ORIGINAL: Final = 2**31  # pixels a side: what a camera wrote into its own header is no limit of ours
_LARGEST_STRIP: Final = 2000  # pixels of height that a label takes
_LARGEST: Final = 16 * 1024 * 1024  # bytes of a copy: four a pixel of the largest
JPEG_STARTS: Final = b"\xff\xd8\xff"


class Unbelievable(Exception):
    """No derivation has such a value."""


def refusal(why: unfit.Unfit) -> list[Any]:
    """To be handed on: `[name, facts...]`."""
    return [type(why).__name__, *(each.label if isinstance(each, Format) else each for each in why.args)]


def refused(said: Any) -> unfit.Unfit:
    """What was handed on. Raises Unbelievable."""
    try:
        name, *facts = said
        facts = [_fact(each) for each in facts]
        return _REASONS[name](*(_BY_LABEL[each] for each in facts) if name in _OF_A_FORMAT else facts)
    except (KeyError, TypeError, ValueError) as wrong:
        raise Unbelievable from wrong


def description(derived: Derivation) -> dict[str, Any]:
    """To be handed on: all but the copies' bytes, which follow in the order of `copies`."""
    captured = asdict(derived.captured)
    taken = derived.captured.taken
    sound = derived.original
    return {
        "format": sound.format.label,
        "sides": [sound.width, sound.height],
        "captured": captured | {"taken": taken.isoformat() if taken else None},
        "measured": told(derived.measured),
        "copies": {
            size: [each.width, each.height, len(each.data)] for size, each in derived.renditions.items()
        },
    }


def described(said: Any, size: int, read: Callable[[int], bytes]) -> Derivation:
    """What was handed on of an original of `size` bytes; `read` has the copies' bytes. Raises Unbelievable."""
    try:
        width, height = (_whole(each, MAX_PILE) for each in said["sides"])
        original = Sound(_BY_LABEL[said["format"]], width, height, size)
        return Derivation(
            original,
            _captured(said["captured"]),
            measured_from(said["measured"]),
            {each: _copy(said["copies"][each], LONGEST_SIDE[each], read) for each in Size},
        )
    except (KeyError, TypeError, ValueError, OverflowError) as wrong:
        raise Unbelievable from wrong


def processed(said: Any, read: Callable[[int], bytes]) -> dict[Size, Rendition]:
    """The copies of a processed picture, each with its label beneath it. Raises Unbelievable."""
    try:
        return {each: _copy(said[each], LONGEST_SIDE[each] + _LARGEST_STRIP, read) for each in PROCESSED}
    except (KeyError, TypeError, ValueError, OverflowError) as wrong:
        raise Unbelievable from wrong


def _copy(said: Any, side: int, read: Callable[[int], bytes]) -> Rendition:
    width, height, length = said
    data = read(_whole(length, _LARGEST))
    if not data.startswith(JPEG_STARTS):
        raise ValueError("not a JPEG")
    return Rendition(data, _whole(width, side), _whole(height, side))


def _captured(said: Mapping[str, Any]) -> Captured:
    kinds = get_type_hints(Captured)
    values = {each.name: said[each.name] for each in fields(Captured)}
    values["taken"] = datetime.fromisoformat(values["taken"]) if values["taken"] is not None else None
    for name, value in values.items():
        if not isinstance(value, kinds[name]):
            raise TypeError(name)
        if not isinstance(value, datetime) and value is not None:
            _fact(value)
    return Captured(**values)


def _fact(value: Any) -> Any:
    """A number or a few words."""
    match value:
        case str() if len(value) <= MAX_TEXT and value.isprintable():
            return value
        case int() if 0 <= value <= _LONGEST_ORIGINAL:
            return value
        case float() if math.isfinite(value):
            return value
    raise ValueError("not a fact")


def _whole(value: Any, most: int) -> int:
    if type(value) is not int or not 0 < value <= most:
        raise ValueError("not a number within the limit")
    return value
