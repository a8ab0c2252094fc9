"""The collection's search, and who else can be seen. What is searched stands in the address: it may identify nobody."""

from typing import Any, Final

from django import forms
from django.core.validators import RegexValidator

from safelight.consent.actions import Covers, Finding
from safelight.consent.forms.key import KeyForm
from safelight.consent.models import About
from safelight.library.models import Recording
from safelight.policy.facts import Others
from safelight.web.moments import MomentForm

OTHERS: Final = (
    (Others.UNCONSENTED.value, "Another patient can be seen, who has not consented"),
    (Others.CONSENTED.value, "Another patient can be seen, and has consented in writing"),
    (Others.NONE.value, "No other patient can be seen"),
)


class SiteSearch(forms.Form):
    """Words of a body site or a view."""

    q = forms.CharField(
        label="Body site",
        help_text="For example, left forearm. Never a patient's name or number.",
        max_length=80,
        required=False,
        validators=[
            RegexValidator(
                r"^[^\W\d]([^\W\d]|[ '-])*$",
                "Enter a body site in letters only, such as left forearm. No patient can be looked for here.",
            )
        ],
    )

    @property
    def words(self) -> str:
        """What to look for; empty where nothing, or nothing fit, was typed."""
        return str(self.cleaned_data.get("q", "")) if self.is_valid() else ""


class OthersForm(KeyForm, MomentForm):
    """Whether another patient can be seen in a recording, and whether they have agreed to it (CUH-9)."""

    others = forms.ChoiceField(
        label="Who else can be seen?",
        choices=OTHERS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether another patient can be seen."},
    )
    grounds = forms.CharField(
        label="Note",
        required=False,
        max_length=400,
        help_text="If they have consented: the number of their release, or where their form is kept. Name nobody here.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("others") == Others.CONSENTED and not typed.get("grounds"):
            self.add_error(
                "grounds", "Enter the number of their release, or where their signed form is kept."
            )
        return typed

    def finding(self, recording: Recording, found_by: str) -> Finding:
        """What was found, of a valid form."""
        typed = self.cleaned_data
        covers = Covers(recording=recording.pk)
        return Finding(
            About.OTHERS,
            typed["others"],
            found_by,
            self.moment,
            covers,
            grounds=typed["grounds"],
            key=typed["key"],
        )
