"""What the forms of a consent have in common."""

from uuid import uuid4

from django import forms


class KeyForm(forms.Form):
    """The page's own key: a second click is known by it."""

    key = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
