"""How answers that contradict each other are settled: which of them stands, by whom, and why."""

from typing import Any, Final
from uuid import UUID

from django import forms

from safelight.consent.actions import Settled, Way
from safelight.consent.conflicts import Conflict
from safelight.consent.counting import narrowest
from safelight.consent.forms.key import KeyForm
from safelight.consent.models import Consent
from safelight.policy.facts import Status

CHILD: Final = "The child's no stands, and the photographs are treated as refused"


class SettleForm(KeyForm):
    """What settles it; a further answer of both is no settlement, but an answer."""

    settles = forms.ChoiceField(
        label="What settles it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what settles it."},
    )
    decided_by = forms.CharField(
        label="Who settled it?",
        help_text="Names and posts; of a court, which it is and the day of its order",
        max_length=160,
        error_messages={"required": "Enter who settled it."},
    )
    reason = forms.CharField(
        label="How, and why?",
        help_text="Who was heard; of a court, the number of its order",
        max_length=400,
        widget=forms.Textarea,
        error_messages={"required": "Say how it was settled, and why."},
    )

    def __init__(self, conflict: Conflict, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["settles"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = _ways(conflict)

    @property
    def settled(self) -> Settled:
        """What was settled, of a valid form."""
        typed = self.cleaned_data
        way, _, upheld = typed["settles"].partition(":")
        upholds = UUID(upheld) if upheld else None
        return Settled(Way(way), upholds, typed["decided_by"], typed["reason"], typed["key"], typed["seen"])


def _ways(conflict: Conflict) -> list[tuple[str, str]]:
    if conflict.wish is not None:
        return [(Way.REFUSED, CHILD)]
    least = [(f"{Way.REFUSED}:{each.id}", _least(each)) for each in narrowest(conflict.answers)]
    court = [
        (f"{Way.COURT}:{each.id}", f"A court has decided: the answer of {each.giver_name} stands")
        for each in conflict.answers
    ]
    return [*least, *court]


def _least(answer: Consent) -> str:
    if answer.status == Status.GIVEN:
        return f"The answer of {answer.giver_name} stands, which permits less"
    return f"The no of {answer.giver_name} stands, and the photographs are treated as refused"
