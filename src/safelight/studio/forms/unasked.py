"""What is recorded of a patient who cannot be asked: that it is so, and what follows step by step."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from django import forms

from safelight.consent.actions import Noted
from safelight.consent.forms.key import KeyForm
from safelight.consent.unasked import Unasked
from safelight.web.moments import MomentForm

WHY: Final = (
    ("Unconscious", "They are unconscious"),
    ("Anaesthetised", "They are under an anaesthetic, or not awake from it yet"),
)


class Step(StrEnum):
    """What can come next; the value is the sentence that says so."""

    AWAKE = "The patient can be asked again"
    TOLD = "The patient was told that photographs were made"
    ASKED = "Consent was asked for, and there is no answer yet"
    DIED = "The patient has died"


class SaidForm(KeyForm, MomentForm):
    """Who says so, and when it was."""

    said_by = forms.CharField(
        label="Who says so",
        max_length=160,
        help_text="Name and post",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter who says so, with their post."},
    )

    def __init__(self, now: datetime, said_by: str, *args: Any, **kwargs: Any) -> None:
        """`said_by` is who is at the page: what it opens on."""
        super().__init__(now, *args, **kwargs)
        self.fields["said_by"].initial = said_by

    def noted(self, words: str = "") -> Noted:
        """What was recorded, of a valid form."""
        return Noted(self.cleaned_data["said_by"], self.moment, self.cleaned_data["key"], words)


class CannotBeAskedForm(SaidForm):
    """Why the patient cannot be asked, and whether the photographs are part of the treatment."""

    why = forms.ChoiceField(
        label="Why can they not be asked?",
        choices=WHY,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why they cannot be asked."},
    )
    integral = forms.BooleanField(
        label="The photographs are part of treatment that cannot wait for the answer",
        required=False,
        help_text="Without this the guidance does not let the studio photograph (GMC-19).",
    )


class StepForm(SaidForm):
    """What has happened since."""

    step = forms.ChoiceField(
        label="What has happened?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what has happened.",
            "invalid_choice": "This has been recorded already, or comes later. Look at what is recorded below.",
        },
    )
    words = forms.CharField(
        label="Note",
        required=False,
        max_length=400,
        help_text="If the patient has died: which near relatives were consulted.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, state: Unasked, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["step"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(each.name, each.value) for each in steps(state)]

    @property
    def happened(self) -> Step:
        """What was chosen, of a valid form."""
        return Step[self.cleaned_data["step"]]


def steps(state: Unasked) -> tuple[Step, ...]:
    """What may be recorded next: nobody is told or asked before they are awake."""
    if state.died:
        return (Step.ASKED,)
    if state.now:
        return (Step.AWAKE, Step.DIED)
    return (Step.TOLD, Step.ASKED, Step.DIED) if state.ever else (Step.ASKED, Step.DIED)
