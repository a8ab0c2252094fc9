"""What is typed when somebody has looked into unusual access."""

from typing import Any, Final

from django import forms

from safelight.consent.established import NO, YES
from safelight.consent.forms.key import KeyForm
from safelight.oversight.actions import Answer
from safelight.oversight.forms.incidents import LONGEST
from safelight.oversight.models import Outcome, Unusual

OUTCOMES: Final = (
    (Outcome.EXPLAINED.value, "It is explained: there was a good reason"),
    (Outcome.TO_BE_ASKED.value, "The person is to be asked, or has been"),
    (Outcome.INCIDENT.value, "It was not right: open an incident"),
)
SAME: Final = (
    (YES, "Yes, it is the same person"),
    (NO, "No, another person of the same name"),
    ("", "Not known"),
)
ABOUT_ONE_PERSON: Final = (Unusual.OWN_RECORD, Unusual.SAME_SURNAME)
"""Where it can turn out that the patient is the member of staff."""


class AnswerForm(KeyForm):
    """What came of it."""

    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=OUTCOMES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what came of it."},
    )
    words = forms.CharField(
        label="In words",
        max_length=LONGEST,
        help_text="Whom you asked, and what the reason was; an incident opens with these words. Name no patient here.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say in a sentence what you found out, or whom you will ask."},
    )
    same = forms.ChoiceField(
        label="Is the patient this member of staff?", choices=SAME, widget=forms.RadioSelect, required=False
    )

    def __init__(self, of: Unusual, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["same"].initial = ""
        if of not in ABOUT_ONE_PERSON:
            del self.fields["same"]

    @property
    def answer(self) -> Answer:
        """What came of it, of a valid form."""
        typed = self.cleaned_data
        same = {YES: True, NO: False}.get(typed.get("same", ""))
        return Answer(Outcome(typed["outcome"]), typed["words"], typed["key"], same)
