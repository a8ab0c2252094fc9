"""The signatures under a consent, and what is said when one is missing."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from safelight.consent.forms.key import KeyForm
from safelight.consent.terms import Signed
from safelight.policy.facts import Signatory
from safelight.web.signing import NotASignature, strokes_from


class SignForm(KeyForm):
    """The signatures that the form asks for, each drawn or typed. The fields' names are those of the page's pads."""

    giver_strokes = forms.CharField(required=False)
    giver_typed = forms.CharField(required=False, max_length=160)
    staff_strokes = forms.CharField(required=False)
    staff_typed = forms.CharField(required=False, max_length=160)

    def __init__(self, signers: Iterable[Signatory], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signers = tuple(signers)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for pad in self.signers:
            self._check(pad)
        return typed

    def signatures(self, names: Mapping[Signatory, str]) -> tuple[Signed, ...]:
        """The signatures, once the form is valid; `names` are of those who drew theirs."""
        return tuple(
            Signed(pad, self.cleaned_data[f"{pad}_typed"] or names[pad], self._strokes(pad) or None)
            for pad in self.signers
        )

    def _check(self, pad: str) -> None:
        if self.has_error(f"{pad}_typed"):
            return
        try:
            drawn = self._strokes(pad)
        except NotASignature:
            self.add_error(f"{pad}_typed", "The signature could not be read. Clear the box and sign again.")
            return
        if not drawn and not self.cleaned_data.get(f"{pad}_typed"):
            self.add_error(f"{pad}_typed", "Sign in the box, or type the full name.")

    def _strokes(self, pad: str) -> list[list[tuple[int, int]]]:
        return strokes_from(self.cleaned_data.get(f"{pad}_strokes", ""))
