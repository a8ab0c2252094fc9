"""What the forms of a consent have in common."""

from typing import Final, Self
from uuid import uuid4

from django import forms
from django.http import QueryDict

NOT_WHOLE: Final = "The page did not come back whole. Reload it and try again."


class KeyForm(forms.Form):
    """The page's own key: a second click is known by it. `seen`: the last word on the form that the page knew."""

    key = forms.UUIDField(
        initial=uuid4,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid"), NOT_WHOLE),
    )
    seen = forms.IntegerField(
        required=False,
        min_value=0,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("invalid", "min_value"), NOT_WHOLE),
    )

    def clean_seen(self) -> int:
        """A page that does not say what it knew knew of no answer."""
        return self.cleaned_data["seen"] or 0

    @property
    def carried_on(self) -> dict[str, object]:
        """For the next page's fields, once this one is valid."""
        return {each: self.cleaned_data[each] for each in ("key", "seen")}

    def knowing(self, seen: int) -> Self:
        """The same page as it was sent, by someone who knows of the words up to this one."""
        self.data = {**self.data.dict(), "seen": str(seen)} if isinstance(self.data, QueryDict) else self.data
        return self
