"""A signature from the pad to the page: what the pad sends, read strictly, and how it is drawn again."""

import json
from dataclasses import dataclass
from itertools import chain
from typing import Final

Stroke = list[tuple[int, int]]

# A long signature has some 2,000 points; more than this is no signature.
MOST_POINTS: Final = 20_000
EDGE: Final = 10_000  # the pad is 10,000 wide and a third as high
HEIGHT: Final = EDGE // 3 + 1


class NotASignature(Exception):
    """The pad sends no such thing: the page was tampered with, or is broken."""


@dataclass(frozen=True, slots=True)
class SignaturePad:
    """A place to sign. The form gets `<name>_strokes` (JSON, for `strokes_from`) and `<name>_typed`."""

    name: str
    legend: str  # whose signature
    strokes: str = ""
    typed: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class DrawnSignature:
    """A signature to show again."""

    description: str
    strokes: tuple[Stroke, ...]

    @property
    def lines(self) -> list[str]:
        """The points of one polyline a stroke; a dot is a line to itself."""
        return [
            " ".join(f"{x},{y}" for x, y in (stroke * 2 if len(stroke) == 1 else stroke))
            for stroke in self.strokes
        ]


def strokes_from(text: str) -> list[Stroke]:
    """The strokes of the pad's JSON: lists of whole `[x, y]` in ten-thousandths of its width, 3,334 high.

    None if nothing was drawn. Raises `NotASignature` for anything else.
    """
    try:
        strokes = [[_point(each) for each in stroke] for stroke in json.loads(text or "[]")]
    except (TypeError, ValueError, RecursionError) as broken:
        raise NotASignature from broken
    if len(list(chain.from_iterable(strokes))) > MOST_POINTS or not all(strokes):
        raise NotASignature
    return strokes


def _point(given: object) -> tuple[int, int]:
    """Raises `ValueError` for what is no point on the pad."""
    match given:
        case [x, y] if type(x) is type(y) is int and 0 <= x <= EDGE and 0 <= y <= HEIGHT:
            return x, y
    raise ValueError
