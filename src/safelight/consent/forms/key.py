"""What the forms of a consent have in common."""

from typing import Final
from uuid import uuid4

from django import forms

NOT_WHOLE: Final = "The page did not come back whole. Reload it and try again."


class KeyForm(forms.Form):
    """The page's own key: a second click is known by it."""

    key = forms.UUIDField(
        initial=uuid4,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid"), NOT_WHOLE),
    )
