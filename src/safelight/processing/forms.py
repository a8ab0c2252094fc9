"""What is to be done to a picture, as a form: what is not ticked or moved is not done."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from uuid import uuid4

from django import forms
from django.http import QueryDict

from safelight.imaging.steps import (
    LEAST,
    AdjustBrightness,
    AdjustContrast,
    CorrectColour,
    Crop,
    EnhanceLesion,
    Frame,
    Mirror,
    NoSteps,
    RemoveBackground,
    Step,
)
from safelight.policy.questions import Operation

SIDES: Final = ("left", "top", "width", "height")
CHANNELS: Final = ("red", "green", "blue")
LIGHT: Final = ("brightness", "contrast")
UNCHANGED: Final = 100  # per cent of a channel
FRAMES: Final[Mapping[Operation, type[Frame]]] = {
    Operation.CROP: Crop,
    Operation.REMOVE_BACKGROUND: RemoveBackground,
}


class Slider(forms.NumberInput):
    """A number between two ends."""

    input_type = "range"


class ProcessForm(forms.Form):
    """The operations that are ticked, by the policy's words, and how much of each. A frame is in pixels of the upright
    original.
    """

    operation = forms.MultipleChoiceField(
        required=False,
        choices=[(each.value, each.value) for each in Operation],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: QueryDict | None, sides: tuple[int, int], steps: Sequence[Step] = ()) -> None:
        """`sides` of the upright original; `steps` that were chosen before."""
        super().__init__(data, initial=_initial(steps, sides))
        self.sent = data if data is not None else QueryDict()
        self.sides = sides
        self.steps: tuple[Step, ...] = ()
        for kind in FRAMES:
            for side in SIDES:
                most = sides[0] if side in ("left", "width") else sides[1]
                least = 0 if side in ("left", "top") else LEAST
                self.fields[f"{kind}-{side}"] = forms.IntegerField(
                    label=side.capitalize(), required=False, min_value=least, max_value=most
                )
        for name in CHANNELS:
            self.fields[name] = _slider(name, 50, 200)
        for name in LIGHT:
            self.fields[name] = _slider(name, -50, 100)

    @property
    def operations(self) -> tuple[Operation, ...]:
        """Whatever was asked for, whether it is offered or not, and whether the rest is sound or not."""
        words = set(self.sent.getlist("operation")) | {
            str(operation) for operation, moved in self._moved().items() if moved
        }
        return tuple(each for each in Operation if each in words)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors:
            self.steps = tuple(self._steps(set(self.operations)))
        if not self.errors and not self.steps:
            self.add_error(None, "Nothing is changed yet. Tick or move what is to be done to the photograph.")
        return typed

    def _moved(self) -> dict[Operation, bool]:
        """What is asked for by a slider that is not where it was."""
        light = {each: self._number(each, 0) for each in LIGHT}
        return {
            Operation.ADJUST_BRIGHTNESS: light["brightness"] != 0,
            Operation.ADJUST_CONTRAST: light["contrast"] != 0
            and Operation.ENHANCE_LESION not in self.sent.getlist("operation"),
            Operation.CORRECT_COLOUR: any(self._number(each, UNCHANGED) != UNCHANGED for each in CHANNELS),
        }

    def _number(self, name: str, otherwise: int) -> int:
        try:
            return int(self.sent.get(name) or otherwise)
        except ValueError:
            return otherwise

    def _steps(self, wanted: set[Operation]) -> list[Step]:
        """In the order in which they are done. What is wrong becomes an error."""
        typed = self.cleaned_data
        makers: dict[Operation, Callable[[], Step]] = {
            Operation.CROP: lambda: self._frame(Operation.CROP),
            Operation.REMOVE_BACKGROUND: lambda: self._frame(Operation.REMOVE_BACKGROUND),
            Operation.CORRECT_COLOUR: lambda: CorrectColour(*(typed[each] for each in CHANNELS)),
            Operation.ADJUST_BRIGHTNESS: lambda: AdjustBrightness(typed["brightness"]),
            Operation.ADJUST_CONTRAST: lambda: AdjustContrast(typed["contrast"]),
            Operation.ENHANCE_LESION: lambda: EnhanceLesion(typed["contrast"]),
            Operation.MIRROR: Mirror,
        }
        if wanted - makers.keys():
            self.add_error(None, "The library has no means to do that to a photograph.")
        if Operation.ENHANCE_LESION in wanted and not typed["contrast"]:
            self.add_error("contrast", "Move the contrast: it is what brings the finding out.")
        if self.errors:
            return []
        whole = Crop(0, 0, *self.sides)  # leaves nothing away
        made = (make() for operation, make in makers.items() if operation in wanted)
        return [each for each in made if each != whole]

    def _frame(self, operation: Operation) -> Step:
        values = [self.cleaned_data[f"{operation}-{side}"] for side in SIDES]
        try:
            frame = FRAMES[operation](*values)
        except NoSteps:
            frame = None
        if frame is None or not frame.fits(*self.sides):
            width, height = self.sides
            self.add_error(
                f"{operation}-left",
                f"Draw the frame, or enter four numbers that lie within {width} by {height} pixels.",
            )
            return Mirror()  # is not done: there is an error
        assert isinstance(frame, Crop | RemoveBackground)  # noqa: S101 - as FRAMES has it
        return frame


class KeepForm(forms.Form):
    """What a processed picture is for. The page's own key: a second click is known by it."""

    key = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    steps = forms.CharField(widget=forms.HiddenInput)
    why = forms.CharField(
        label="What is it for?",
        help_text="For example, to show the edge of the lesion in a lecture. No patient's name or number.",
        max_length=200,
        error_messages={"required": "Say what the processed photograph is for."},
    )


class SetAsideForm(forms.Form):
    """Why a processed picture is not to be used any more."""

    why = forms.CharField(
        label="Why is it not to be used?",
        help_text="For example, the crop leaves the scale away. No patient's name or number.",
        max_length=200,
        error_messages={"required": "Say why it is not to be used any more."},
    )


def _slider(name: str, least: int, most: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=name.capitalize(), min_value=least, max_value=most, widget=Slider(attrs={"step": 1})
    )


def _initial(steps: Sequence[Step], sides: tuple[int, int]) -> dict[str, Any]:
    values: dict[str, Any] = dict.fromkeys(CHANNELS, UNCHANGED) | dict.fromkeys(LIGHT, 0)
    whole = (0, 0, *sides)
    for kind in FRAMES:
        values |= {f"{kind}-{side}": value for side, value in zip(SIDES, whole, strict=True)}
    ticked = []
    for step in steps:
        match step:
            case Crop() | RemoveBackground():
                kind = Operation.CROP if isinstance(step, Crop) else Operation.REMOVE_BACKGROUND
                values |= {f"{kind}-{side}": getattr(step, side) for side in SIDES}
                ticked.append(kind)
            case CorrectColour():
                values |= {each: getattr(step, each) for each in CHANNELS}
            case AdjustBrightness(by):
                values["brightness"] = by
            case AdjustContrast(by):
                values["contrast"] = by
            case EnhanceLesion(by):
                values["contrast"] = by
                ticked.append(Operation.ENHANCE_LESION)
            case Mirror():
                ticked.append(Operation.MIRROR)
    return values | {"operation": ticked}
