"""What is typed of an approval: what was agreed to, by whom, when, in which document, under which conditions."""

from typing import Final

from django import forms

from safelight.consent.forms.key import KeyForm
from safelight.policy.facts import Authority
from safelight.studio.approving import APPROVALS, Approval
from safelight.web.moments import MomentForm

GIVEN: Final = "given"
ENDED: Final = "ended"


class ApprovalForm(KeyForm, MomentForm):
    """Several at once, where one document says them all."""

    of = forms.MultipleChoiceField(
        label="What was agreed to?",
        choices=tuple((each.value, words) for each, words in APPROVALS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose what was agreed to."},
    )
    act = forms.ChoiceField(
        label="Is it given, or has it ended?",
        choices=((GIVEN, "It is given"), (ENDED, "It has ended, or was taken back")),
        initial=GIVEN,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it is given or has ended."},
    )
    given_by = forms.CharField(
        label="Who says so",
        max_length=160,
        help_text="Name and post, for example of the communications manager",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter who says so, with their post."},
    )
    reference = forms.CharField(
        label="Document",
        max_length=120,
        help_text="Its reference, as it can be found again: a letter, a contract and its number",
        error_messages={"required": "Enter the document's reference."},
    )
    conditions = forms.CharField(
        label="Conditions",
        required=False,
        max_length=400,
        help_text="For example, until when, or what may not be shown. Name no patient here.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def approval(self) -> Approval:
        """What was recorded, of a valid form."""
        typed = self.cleaned_data
        return Approval(
            of=tuple(Authority(each) for each in typed["of"]),
            given_by=typed["given_by"],
            at=self.moment,
            reference=typed["reference"],
            conditions=typed["conditions"],
            holds=typed["act"] == GIVEN,
            key=typed["key"],
        )
