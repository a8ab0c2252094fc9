"""The derivatives of a recording, and what was done to a picture, in words."""

from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from safelight.imaging.steps import (
    AdjustBrightness,
    AdjustContrast,
    CorrectColour,
    Crop,
    EnhanceLesion,
    Mirror,
    RemoveBackground,
    Step,
    read,
)
from safelight.library.derivatives import Derivative

_WHOLE: Final[Mapping[type[Step], str]] = {
    Crop: "cropped",
    RemoveBackground: "background removed",
    Mirror: "mirrored, left for right",
}


def derivatives(recording: UUID) -> QuerySet[Derivative]:
    """Those of a recording, the first first."""
    found = Derivative.objects.select_related("made_by", "set_aside__by").filter(recording=recording)
    return found.order_by("number")


def usable(recording: UUID, number: int) -> Derivative | None:
    """A derivative, unless it was set aside."""
    return derivatives(recording).filter(number=number, set_aside=None).first()


def steps_of(derivative: Derivative) -> tuple[Step, ...]:
    return read(derivative.steps)


def in_words(steps: Iterable[Step]) -> str:
    """`cropped, contrast +15 %`."""
    return ", ".join(map(_done, steps))


def _done(step: Step) -> str:
    match step:
        case CorrectColour(red, green, blue):
            return f"colour balance red {red} %, green {green} %, blue {blue} %"
        case AdjustBrightness(by):
            return f"brightness {_signed(by)}"
        case AdjustContrast(by):
            return f"contrast {_signed(by)}"
        case EnhanceLesion(by):
            return f"contrast {_signed(by)} to bring out a finding"
        case Crop() | RemoveBackground() | Mirror():
            return _WHOLE[type(step)]


def _signed(by: int) -> str:
    return f"{'+' if by > 0 else '−'}{abs(by)} %"  # noqa: RUF001 - a minus sign
