"""What is typed to report a concern, to follow an incident up and to close it."""

from datetime import date
from typing import Any, Final

from django import forms

from safelight.consent.forms.key import KeyForm
from safelight.oversight.actions.incidents import Done
from safelight.oversight.models import Category, Decision, StepKind
from safelight.web.dates import DayMonthYear

LONGEST: Final = 1000
CATEGORIES: Final = (
    (Category.CONSENT.value, "Consent: made or used without it, or beyond it"),
    (Category.CONFIDENTIALITY.value, "Confidentiality: seen, sent or shown to somebody who should not"),
    (Category.DIGNITY.value, "Dignity: how the patient was treated, or no chaperone"),
    (Category.EQUIPMENT.value, "Equipment: a camera, card or device lost, stolen or not permitted"),
    (Category.OTHER.value, "Something else"),
)
STEPS: Final = (
    (StepKind.EXPLAINED.value, "It was explained to the patient, or to those who speak for them"),
    (StepKind.NOT_EXPLAINED.value, "It will not be explained to the patient, for a reason"),
    (StepKind.CORRECTED.value, "Something was put right, so that it does not happen again"),
    (
        StepKind.ESCALATED.value,
        "It was passed on: to the Caldicott Guardian, or to whoever decides above you",
    ),
    (StepKind.REFERENCE.value, "It has its number in the hospital's incident system"),
)
WORDS: Final = {
    StepKind.EXPLAINED: "Say who explained it to whom.",
    StepKind.NOT_EXPLAINED: "Give the reason.",
    StepKind.CORRECTED: "Say what was put right, and by whom.",
    StepKind.ESCALATED: "Say to whom it was passed on, and why.",
    StepKind.REFERENCE: "Enter the number in the incident system.",
}
DECISIONS: Final = {
    Decision.MAY_BE_USED: "The recording may be kept and used, within its consent",
    Decision.STAYS_HELD: "The recording stays held, and is used for nothing",
    Decision.SETTLED: "The matter is settled",
}
NEVER_RELEASED: Final = (
    "Leave does not release what was made with a mobile telephone (CUH-15), or by staff who are not registered "
    "(CUH-7): that stays held as evidence."
)


class ConcernForm(KeyForm):
    """What somebody reports."""

    category = forms.ChoiceField(
        label="What is it about?",
        choices=CATEGORIES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is about."},
    )
    what_happened = forms.CharField(
        label="What happened",
        max_length=LONGEST,
        help_text="What, when and where. Name no patient here, and give no number of one.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Say what happened."},
    )


class StepForm(KeyForm):
    """What was done about an incident."""

    kind = forms.ChoiceField(
        label="What was done?",
        choices=STEPS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what was done."},
    )
    words = forms.CharField(
        label="In words",
        required=False,
        max_length=LONGEST,
        help_text="Who explained it to whom; the reason; what was put right; to whom it was passed on; or the number.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    done_on = forms.DateField(
        label="On which day",
        widget=DayMonthYear,
        error_messages={
            "required": "Enter the day.",
            "invalid": "There is no such date. Give day, month and year as numbers.",
        },
    )

    def __init__(self, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["done_on"].initial = today

    def clean_done_on(self) -> date:
        done_on: date = self.cleaned_data["done_on"]
        if done_on > self.today:
            raise forms.ValidationError("This day is in the future: enter what has been done already.")
        return done_on

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("kind") and not typed.get("words") and not self.has_error("words"):
            self.add_error("words", WORDS[StepKind(typed["kind"])])
        return typed

    @property
    def done(self) -> Done:
        """What was done, of a valid form."""
        typed = self.cleaned_data
        return Done(StepKind(typed["kind"]), typed["words"], typed["done_on"], typed["key"])


class CloseForm(KeyForm):
    """How an incident ends."""

    prefix = "close"

    decision = forms.ChoiceField(
        label="What was decided?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what was decided.",
            "invalid_choice": "This cannot be decided about this incident. Choose from what the page offers.",
        },
    )
    words = forms.CharField(
        label="Why",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it was so decided."},
    )

    def __init__(self, *args: Any, awaits_leave: bool, **kwargs: Any) -> None:
        """`awaits_leave`: it is about a recording that serves nothing without leave."""
        super().__init__(*args, **kwargs)
        offered = (Decision.MAY_BE_USED, Decision.STAYS_HELD) if awaits_leave else (Decision.SETTLED,)
        field = self.fields["decision"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(each.value, DECISIONS[each]) for each in offered]
        field.initial = None if awaits_leave else Decision.SETTLED
        field.help_text = NEVER_RELEASED if awaits_leave else ""

    @property
    def decided(self) -> Decision:
        """How it ends, of a valid form."""
        return Decision(self.cleaned_data["decision"])

    def done(self, today: date) -> Done:
        return Done(StepKind.CLOSED, self.cleaned_data["words"], today, self.cleaned_data["key"])
