"""The collection's search, who else can be seen, and the scale of a picture.

What is searched stands in the address: it may identify nobody.
"""

from typing import Any, Final

from django import forms
from django.core.validators import RegexValidator

from safelight.consent.actions import Covers, Finding
from safelight.consent.forms.key import KeyForm
from safelight.consent.models import About
from safelight.library.models import Recording
from safelight.library.scaling import Ruler
from safelight.policy.facts import Others
from safelight.web.moments import MomentForm

SHORTEST: Final = 20  # pixels, for a scale that a hand can read
POINTS: Final = "Place both points on the ruler in the photograph, well apart."
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


class ScaleForm(forms.Form):
    """Two points on a ruler in a picture, and how far they are apart. `sides` of the picture are in pixels."""

    from_x = forms.FloatField(min_value=0)
    from_y = forms.FloatField(min_value=0)
    to_x = forms.FloatField(min_value=0)
    to_y = forms.FloatField(min_value=0)
    millimetres = forms.FloatField(
        min_value=1,
        max_value=2000,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            "Enter how many millimetres lie between the two points, from 1 to 2,000.",
        ),
    )

    def __init__(self, sides: tuple[int, int], data: Any) -> None:
        super().__init__(data)
        self._sides = sides
        for name in ("from_x", "from_y", "to_x", "to_y"):
            messages = self.fields[name].error_messages
            messages.update(dict.fromkeys(("required", "invalid", "min_value"), POINTS))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors:
            width, height = self._sides
            ruler = self.ruler
            inside = all(x <= width and y <= height for x, y in (ruler.start, ruler.end))
            if not inside or ruler.pixels < SHORTEST:
                raise forms.ValidationError(POINTS)
        return given

    @property
    def ruler(self) -> Ruler:
        """Once it is valid."""
        given = self.cleaned_data
        start, end = (given["from_x"], given["from_y"]), (given["to_x"], given["to_y"])
        return Ruler(start, end, given["millimetres"])
