"""The collection's search, by body site: what is typed stands in the address, so it may identify nobody."""

from django import forms
from django.core.validators import RegexValidator


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
