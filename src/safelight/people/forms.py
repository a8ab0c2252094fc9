"""What is typed to find a patient, to state a reason and to give roles, and what is said when it is wrong."""

import re
from datetime import date
from typing import Any, Final

import nhs_number
from django import forms
from django.utils import timezone

from safelight.ledger.acting import Role
from safelight.people.queries import Sought
from safelight.web.dates import DayMonthYear

REASONS: Final = {
    "referred": "The patient is referred to me, or I was asked for advice",
    "covering": "I cover for the team that cares for the patient",
    "emergency": "It is an emergency",
    "other": "Another reason",
}
SHORTEST_REASON: Final = 10  # characters: a word alone tells information governance nothing
LONGEST_REASON: Final = 320  # with the sentence that goes before it, the 400 that are kept


class FindForm(forms.Form):
    """Whom to look for: an NHS number, or what is known of name and birth."""

    nhs_number = forms.CharField(
        label="NHS number",
        required=False,
        max_length=20,
        help_text="10 digits, for example 943 476 5919",
        widget=forms.TextInput(
            attrs={
                "autofocus": True,
                "autocomplete": "off",
                "inputmode": "numeric",
                "class": "nhsuk-input--width-10",
            }
        ),
    )
    family_name = forms.CharField(
        label="Family name",
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    given_name = forms.CharField(
        label="Given name",
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    born_on = forms.DateField(
        label="Date of birth",
        required=False,
        help_text="For example, 31 3 1980",
        widget=DayMonthYear,
        error_messages={"invalid": "There is no such date. Give day, month and year as numbers."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:  # then the eye belongs on what was found, or on what is wrong
            del self.fields["nhs_number"].widget.attrs["autofocus"]

    def clean_nhs_number(self) -> str:
        """The ten digits, however they were spaced."""
        digits = re.sub(r"[\s-]", "", self.cleaned_data["nhs_number"])
        if digits and not re.fullmatch("[0-9]{10}", digits):
            raise forms.ValidationError("An NHS number has 10 digits and nothing else. Count them again.")
        if digits and not nhs_number.is_valid(digits):
            raise forms.ValidationError("This is not an NHS number: one of its 10 digits is mistyped.")
        return digits

    def clean_born_on(self) -> date | None:
        born_on: date | None = self.cleaned_data["born_on"]
        if born_on and born_on > timezone.localdate():
            raise forms.ValidationError("The date of birth is in the future.")
        return born_on

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors and not any(typed.values()):
            self.add_error("nhs_number", "Enter an NHS number, or a name or date of birth below.")
        return typed

    @property
    def sought(self) -> Sought:
        """Whom to look for, once the form is valid."""
        return Sought(**self.cleaned_data)


class ReachForm(forms.Form):
    """Why somebody outside the care team needs to open a patient's record."""

    why = forms.ChoiceField(
        label="Why do you need to open this patient's record?",
        choices=tuple(REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why you need to open the record."},
    )
    detail = forms.CharField(
        label="What you need it for",
        min_length=SHORTEST_REASON,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In a few words, for example who asked you and when.",
        error_messages={
            "required": "Say in a few words what you need it for.",
            "min_length": f"Say a little more: at least {SHORTEST_REASON} characters.",
            "max_length": f"Say it in {LONGEST_REASON} characters or fewer.",
        },
    )

    @property
    def reason(self) -> str:
        """What is kept, once the form is valid."""
        return f"{REASONS[self.cleaned_data['why']]}: {self.cleaned_data['detail']}"


class RoleForm(forms.Form):
    """A role to give or to end. The first sending asks, the second, `confirmed`, does it."""

    act = forms.ChoiceField(choices=(("grant", "Give"), ("end", "End")), widget=forms.HiddenInput)
    role = forms.ChoiceField(
        label="Role",
        choices=tuple((each.value, each.label) for each in Role),
        error_messages={
            "required": "Choose a role.",
            "invalid_choice": "There is no such role: choose another.",
        },
    )
    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)
