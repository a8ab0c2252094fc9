"""Two signatures under a consent, and what is said when one is missing."""

from typing import Any, Final

from django import forms

from safelight.consent.forms.key import KeyForm
from safelight.consent.terms import Signed
from safelight.policy.facts import Signatory
from safelight.web.signing import NotASignature, strokes_from


class SignForm(KeyForm):
    """Two signatures, each drawn or typed. The fields' names are those of the page's pads."""

    PADS: Final = {"giver": Signatory.GIVER, "staff": Signatory.STAFF}

    giver_strokes = forms.CharField(required=False)
    giver_typed = forms.CharField(required=False, max_length=160)
    staff_strokes = forms.CharField(required=False)
    staff_typed = forms.CharField(required=False, max_length=160)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for pad in self.PADS:
            self._check(pad)
        return typed

    def signatures(self, names: dict[Signatory, str]) -> tuple[Signed, ...]:
        """The signatures, once the form is valid; `names` are of those who drew theirs."""
        return tuple(
            Signed(signer, self.cleaned_data[f"{pad}_typed"] or names[signer], self._strokes(pad) or None)
            for pad, signer in self.PADS.items()
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
