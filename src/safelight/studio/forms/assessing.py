"""What an assessor ticks of a picture. There is no room for words: nothing of a patient can come in."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms

from safelight.consent.forms.key import KeyForm
from safelight.library.quality import Short
from safelight.studio.assessing import Opinion
from safelight.studio.models import Assessed

OUTCOMES: Final = (
    (Assessed.ACCEPTED.value, "It is fit for its purpose"),
    (Assessed.FALLS_SHORT.value, "It falls short"),
)
REASONS: Final = (
    (Short.BLURRED.value, "Blurred"),
    (Short.MIDDLE_BLURRED.value, "The lesion is out of focus"),
    (Short.DARK.value, "Too dark"),
    (Short.BRIGHT.value, "Too light"),
    (Short.CLIPPED.value, "Highlights are lost"),
    (Short.COLOURS.value, "The colours are wrong"),
    (Short.COLOUR_DEPTH.value, "Too few colours"),
    (Short.RESOLUTION.value, "Too few pixels"),
    (Short.NO_RULER.value, "No ruler, though one was asked for"),
    (Short.VIEW.value, "Not the view that was asked for"),
    (Short.BACKGROUND.value, "Something in it distracts"),
    (Short.IDENTITY.value, "Something in it names the patient"),
)
LABELS: Final = dict(REASONS)


class AssessForm(KeyForm):
    """An opinion on one picture."""

    outcome = forms.ChoiceField(
        label="What do you find?",
        choices=OUTCOMES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it is fit for its purpose."},
    )
    reasons = forms.MultipleChoiceField(
        label="If it falls short, why",
        required=False,
        choices=REASONS,
        widget=forms.CheckboxSelectMultiple,
        help_text="What was measured is ticked already. Whoever made it sees what you tick.",
    )
    ruler = forms.BooleanField(label="A ruler is in the frame", required=False)

    def __init__(self, *args: Any, measured: Iterable[Short] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reasons"].initial = [each.value for each in measured]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("outcome") == Assessed.FALLS_SHORT and not typed.get("reasons"):
            self.add_error("reasons", "Tick what it falls short of.")
        return typed

    @property
    def opinion(self) -> Opinion:
        """Of a valid form. What is fit has no reasons, whatever is ticked."""
        typed = self.cleaned_data
        short = typed["outcome"] == Assessed.FALLS_SHORT
        reasons = tuple(Short(each) for each in typed["reasons"]) if short else ()
        return Opinion(Assessed(typed["outcome"]), reasons, typed["ruler"], typed["key"])
