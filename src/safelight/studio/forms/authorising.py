"""What a consultant answers for who has a patient photographed without consent (CUH-8.5)."""

from datetime import datetime
from typing import Any, Final

from django import forms

from safelight.consent.forms.key import KeyForm
from safelight.policy.facts import Authority
from safelight.studio.actions import Authorisation
from safelight.web.moments import MomentForm

NO_OTHER: Final = "vital-interests"
GROUNDS: Final = (
    (Authority.SUSPECTED_CHILD_ABUSE.value, "A child may have been injured on purpose"),
    (Authority.SUSPECTED_ADULT_ABUSE.value, "An adult who cannot decide may be neglected or abused"),
    (Authority.LITIGATION_RISK.value, "They may protect the hospital in a court of law"),
    (NO_OTHER, "Another vital interest of the patient"),
)


class AuthorityForm(KeyForm, MomentForm):
    """Who authorises it, on what ground, and why. `consultants` are those of the hospital, by id."""

    consultant = forms.ChoiceField(
        label="The consultant in charge of the patient's case",
        error_messages={
            "required": "Choose the consultant who authorises it.",
            "invalid_choice": "Only a consultant can authorise photographs without consent (CUH-8.5). "
            "Choose the consultant in charge.",
        },
    )
    ground = forms.ChoiceField(
        label="Why is it in the patient's vital interests?",
        choices=GROUNDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the ground."},
    )
    justification = forms.CharField(
        label="The consultant's reasons",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter the consultant's reasons."},
    )

    def __init__(
        self, now: datetime, consultants: list[tuple[str, str]], me: str, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(now, *args, **kwargs)
        field = self.fields["consultant"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", "Choose"), *consultants]
        field.initial = me if me in dict(consultants) else ""

    @property
    def authorisation(self) -> Authorisation:
        """What is authorised, of a valid form."""
        typed = self.cleaned_data
        ground = None if typed["ground"] == NO_OTHER else Authority(typed["ground"])
        return Authorisation(typed["consultant"], ground, typed["justification"], self.moment, typed["key"])
