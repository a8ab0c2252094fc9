"""What was done to a picture, as a list from which it is done again: docs/spec/steps.md. Values only, no decoder.

A closed schema: what it does not know is refused, so that no step can say what the program does not do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from safelight.imaging.limits import MAX_SIDE

VERSION: Final = 1  # of what the steps do to pixels: another way of doing them is another version
LEAST: Final = 32  # pixels a side of what is left


class NoSteps(ValueError):
    """What was given is no list of steps of this version."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle in pixels of the upright original, from its upper left corner."""

    left: int
    top: int
    width: int
    height: int

    def __post_init__(self) -> None:
        _within(self.left, 0, MAX_SIDE)
        _within(self.top, 0, MAX_SIDE)
        _within(self.width, LEAST, MAX_SIDE)
        _within(self.height, LEAST, MAX_SIDE)

    def fits(self, width: int, height: int) -> bool:
        """Whether it lies within a picture of these sides."""
        return self.left + self.width <= width and self.top + self.height <= height


@dataclass(frozen=True, slots=True)
class Crop(Frame):
    """What lies outside is left away."""


@dataclass(frozen=True, slots=True)
class RemoveBackground(Frame):
    """What lies outside, and what is found to be background within, becomes white."""


@dataclass(frozen=True, slots=True)
class CorrectColour:
    """How much of each channel, in per cent."""

    red: int
    green: int
    blue: int

    def __post_init__(self) -> None:
        for each in (self.red, self.green, self.blue):
            _within(each, 50, 200)


@dataclass(frozen=True, slots=True)
class _Amount:
    """How much more, in per cent; less, if it is negative."""

    by: int

    def __post_init__(self) -> None:
        _within(self.by, -50, 100)


@dataclass(frozen=True, slots=True)
class AdjustBrightness(_Amount):
    """Every value is multiplied."""


@dataclass(frozen=True, slots=True)
class AdjustContrast(_Amount):
    """The distance of every value from the middle grey is multiplied."""


@dataclass(frozen=True, slots=True)
class EnhanceLesion(_Amount):
    """The same as contrast, done to bring out a finding."""


@dataclass(frozen=True, slots=True)
class Mirror:
    """Left becomes right: what was photographed in a mirror is as it was."""


Step = Crop | RemoveBackground | CorrectColour | AdjustBrightness | AdjustContrast | EnhanceLesion | Mirror

# The words are the policy's. A list has them in this order, each at most once.
KINDS: Final[Mapping[str, type[Step]]] = {
    "crop": Crop,
    "remove-background": RemoveBackground,
    "correct-colour": CorrectColour,
    "adjust-brightness": AdjustBrightness,
    "adjust-contrast": AdjustContrast,
    "enhance-lesion": EnhanceLesion,
    "mirror": Mirror,
}
_NAMES: Final = {kind: name for name, kind in KINDS.items()}
_ORDER: Final = list(KINDS)


def name_of(step: Step) -> str:
    """The policy's word for it."""
    return _NAMES[type(step)]


def written(steps: Sequence[Step]) -> dict[str, Any]:
    """As it is kept, in JSON."""
    return {"version": VERSION, "steps": [{"do": name_of(each), **asdict(each)} for each in steps]}


def read(kept: Any) -> tuple[Step, ...]:
    """Raises `NoSteps` for anything but what `written` writes."""
    match kept:
        case {"version": 1, "steps": [_, *_] as rows, **rest} if not rest:
            steps = tuple(map(_step, rows))
        case _:
            raise NoSteps("no steps of this version")
    places = [_ORDER.index(name_of(each)) for each in steps]
    if places != sorted(set(places)):
        raise NoSteps("a step stands twice, or before its turn")
    return steps


def _step(row: Any) -> Step:
    if not isinstance(row, dict):
        raise NoSteps("no step")
    values = dict(row)
    kind = KINDS.get(str(values.pop("do", "")))
    try:
        if kind is not None:
            return kind(**values)
    except TypeError as wrong:
        raise NoSteps("a step lacks something, or has too much") from wrong
    raise NoSteps("an unknown step")


def _within(value: Any, least: int, most: int) -> None:
    if type(value) is not int or not least <= value <= most:
        raise NoSteps(f"not a whole number from {least} to {most}")
