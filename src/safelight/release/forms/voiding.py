"""Why something was recorded in error."""

from typing import Final

from django import forms

SHORTEST: Final = 10  # characters: a word alone tells a court nothing


class VoidForm(forms.Form):
    """The reason; the tick keeps apart a mistake of ours and a change of mind."""

    reason = forms.CharField(
        label="What the mistake was",
        help_text="For example, signed on another patient's form. No patient's name or number.",
        min_length=SHORTEST,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Say what the mistake was.",
            "min_length": f"Say a little more: at least {SHORTEST} characters.",
        },
    )
    ours = forms.BooleanField(
        label="It was a mistake of ours. Nobody has changed their mind",
        error_messages={
            "required": "Tick this only if it was a mistake. If somebody changed their mind, withdraw the consent."
        },
    )
