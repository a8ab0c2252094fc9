"""What is typed to ask for photographs, and what is said of it when it is wrong."""

from typing import Any, Final

from django import forms

from safelight.consent.forms.key import KeyForm
from safelight.studio.actions import Wanted
from safelight.studio.models import Urgency

# What is asked for most; a request may name others.
USUAL_VIEWS: Final = (
    "Overview with surroundings",
    "Close-up",
    "Close-up with scale",
    "From the side",
    "The other side, for comparison",
)
MOST_VIEWS: Final = 12
LONGEST_VIEW: Final = 80
MANY_LINES: Final = 2000


class AskForm(KeyForm):
    """A request to the studio."""

    body_site = forms.CharField(
        label="Body site",
        max_length=80,
        help_text="With its side, for example left elbow",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Enter the body site, with its side."},
    )
    reason = forms.CharField(
        label="Reason",
        max_length=400,
        help_text="What the photographs are to show, and why they are needed",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why the photographs are needed."},
    )
    views = forms.MultipleChoiceField(
        label="Views",
        required=False,
        choices=tuple((each, each) for each in USUAL_VIEWS),
        widget=forms.CheckboxSelectMultiple,
    )
    other_views = forms.CharField(
        label="Other views",
        required=False,
        max_length=MANY_LINES,
        help_text="One on each line",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    urgency = forms.ChoiceField(
        label="Urgency",
        choices=tuple((each.value, each.label) for each in Urgency),
        initial=Urgency.ROUTINE,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how soon the studio is needed."},
    )
    place = forms.CharField(
        label="Place",
        max_length=80,
        help_text="Where the patient is, for example Clinic 4 or Ward D6, bed 12",
        error_messages={"required": "Enter where the photographer finds the patient."},
    )
    infection_risk = forms.CharField(
        label="Infection risk",
        required=False,
        max_length=120,
        help_text="And what to wear, for example MRSA: gloves and apron",
    )
    chaperone = forms.BooleanField(label="A chaperone is needed", required=False)
    ruler = forms.BooleanField(label="With a ruler in the frame", required=False)

    def clean_other_views(self) -> list[str]:
        """The lines that have something on them."""
        lines = [line.strip() for line in self.cleaned_data["other_views"].splitlines() if line.strip()]
        if any(len(line) > LONGEST_VIEW for line in lines):
            raise forms.ValidationError(
                f"Name each view in {LONGEST_VIEW} characters or fewer, one on each line."
            )
        return lines

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if self.has_error("views") or self.has_error("other_views"):
            return typed
        number = len(self._views())
        if number == 0:
            self.add_error("views", "Choose a view, or name one under other views.")
        if number > MOST_VIEWS:
            self.add_error("other_views", f"Ask for {MOST_VIEWS} views at most.")
        return typed

    @property
    def wanted(self) -> Wanted:
        """What is asked for, once the form is valid."""
        typed = self.cleaned_data
        return Wanted(
            body_site=typed["body_site"],
            reason=typed["reason"],
            views=self._views(),
            urgency=Urgency(typed["urgency"]),
            place=typed["place"],
            infection_risk=typed["infection_risk"],
            chaperone=typed["chaperone"],
            ruler=typed["ruler"],
        )

    def _views(self) -> tuple[str, ...]:
        """Each view once, in the order of the page."""
        return tuple(dict.fromkeys([*self.cleaned_data["views"], *self.cleaned_data["other_views"]]))
