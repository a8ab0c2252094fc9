"""What is recorded of a consent that is to be looked at again: that it was offered, or that nobody is asked."""

from enum import StrEnum
from typing import Any, Final

from django import forms

from safelight.consent.actions import Covers, Finding
from safelight.consent.established import NO, YES
from safelight.consent.models import About
from safelight.studio.forms.unasked import SaidForm
from safelight.studio.reviewing import Review, Why

WAYS: Final = (
    ("In person", "In person"),
    ("By letter", "By letter"),
    ("By telephone", "By telephone"),
)


class Outcome(StrEnum):
    """What was done; the value is the sentence that says so."""

    OFFERED = "They were offered to look at it again"
    LET_RUN_OUT = "Nobody will be asked again: it runs out"


class ReviewForm(SaidForm):
    """Offered to whom and how. A consent that runs out may also be let run out; a grown child is always asked."""

    outcome = forms.ChoiceField(
        label="What was done?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what was done."},
    )
    offered_to = forms.CharField(
        label="Offered to whom",
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    way = forms.ChoiceField(label="How", choices=WAYS, required=False, widget=forms.RadioSelect)
    words = forms.CharField(
        label="Note", required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, review: Review, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        patient = review.form.patient
        field = self.fields["outcome"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            (each.name, each.value)
            for each in Outcome
            if each is Outcome.OFFERED or review.why is Why.RUNS_OUT
        ]
        matured = review.why is Why.MATURED
        name = f"{patient.given_name} {patient.family_name}" if matured else review.consent.giver_name
        self.fields["offered_to"].initial = name
        if matured:  # nothing is to be chosen
            field.widget, field.initial = forms.HiddenInput(), Outcome.OFFERED.name

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("outcome") == Outcome.OFFERED.name:
            if not typed.get("offered_to"):
                self.add_error("offered_to", "Enter to whom it was offered.")
            if not typed.get("way"):
                self.add_error("way", "Choose how it was offered.")
        if typed.get("outcome") == Outcome.LET_RUN_OUT.name and not typed.get("words"):
            self.add_error("words", "Say why nobody will be asked again.")
        return typed

    def finding(self, review: Review) -> Finding:
        """What was recorded, of a valid form."""
        typed = self.cleaned_data
        offered = typed["outcome"] == Outcome.OFFERED.name
        return Finding(
            About.REVIEW_OFFERED,
            YES if offered else NO,
            typed["said_by"],
            self.moment,
            Covers(form=review.form.pk),
            grounds=typed["words"],
            answers={"to": typed["offered_to"], "way": typed["way"]} if offered else {},
            key=typed["key"],
        )
