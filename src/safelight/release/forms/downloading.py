"""What is asked before a copy leaves."""

from django import forms


class DownloadForm(forms.Form):
    """Whoever downloads says that they answer for the copy."""

    accepted = forms.BooleanField(
        label="I answer for this copy: for its use and for keeping it safe",
        error_messages={"required": "Tick the box to say that you answer for this copy, or leave it here."},
    )
