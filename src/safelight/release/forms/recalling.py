"""What became of a copy."""

from typing import Any

from django import forms

from safelight.release.models import End

ENDS = (
    (End.DESTROYED.value, "It is destroyed"),
    (End.RETURNED.value, "It is given back"),
    (End.LOST.value, "It cannot be found"),
)


class GiveUpForm(forms.Form):
    """How a copy ended; of a lost one, what was done to find it."""

    how = forms.ChoiceField(
        label="What became of the copy?",
        choices=ENDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what became of the copy."},
    )
    note = forms.CharField(
        label="What was done to find it",
        help_text="Only if it cannot be found. No patient's name or number.",
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("how") == End.LOST and not typed.get("note"):
            self.add_error("note", "Say what was done to find it.")
        return typed
