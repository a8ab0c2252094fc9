"""Which record is the same person's, and why; and why a merge was a mistake."""

import re
from typing import Any, Final

import nhs_number
from django import forms

from safelight.people.models import Patient, PatientMerge

SHORTEST_REASON: Final = 10  # characters: a word alone tells nobody anything
WHY: Final[dict[str, Any]] = {
    "min_length": SHORTEST_REASON,
    "max_length": 400,
    "widget": forms.Textarea(attrs={"rows": 2}),
    "error_messages": {
        "required": "Say how it was found out.",
        "min_length": f"Say a little more: at least {SHORTEST_REASON} characters.",
    },
}


class MergeForm(forms.Form):
    """The number of the other record. The first sending asks, the second, `confirmed`, does it."""

    other = forms.CharField(
        label="NHS number of the other record",
        max_length=20,
        help_text="10 digits. The record on this page is the one that the person goes by from now on.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "inputmode": "numeric", "class": "nhsuk-input--width-10"}
        ),
    )
    reason = forms.CharField(label="How it was found out that they are one person", **WHY)
    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    found: Patient

    def clean_other(self) -> str:
        digits = re.sub(r"[\s-]", "", str(self.cleaned_data["other"]))
        if not nhs_number.is_valid(digits):
            raise forms.ValidationError("This is not an NHS number: a digit is missing or mistyped.")
        found = Patient.objects.filter(nhs_number=digits).first()
        if found is None:
            raise forms.ValidationError("No record here has this number. Check it against the other record.")
        self.found = found
        return digits


class UndoForm(forms.Form):
    """Which merge was a mistake, and why."""

    merge = forms.ModelChoiceField(PatientMerge.objects.filter(undone=None), widget=forms.HiddenInput)
    why = forms.CharField(label="Why they are two persons after all", **WHY)
