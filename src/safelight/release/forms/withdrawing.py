"""What is withdrawn, and who says so."""

from typing import Any, Final
from uuid import UUID, uuid4

from django import forms

from safelight.consent.actions import Covers
from safelight.library.models import Recording
from safelight.library.presenters.cards import shows
from safelight.people.models import Patient
from safelight.policy.facts import Giver, Purpose
from safelight.policy.voice import RECORD
from safelight.release.intent import Intent
from safelight.release.queries import Agreed
from safelight.web.verdicts import PURPOSES
from safelight.web.wording import british_date, plural

BEYOND_THE_RECORD: Final = tuple(each for each in Purpose if each not in RECORD)
NAMED: Final = "named"
EXTENTS: Final = (
    ("all", "All of it: nothing is used or shown any more, in the patient's care neither"),
    ("beyond", "Everything beyond the medical record: care goes on with the photographs"),
    (NAMED, "Only the uses ticked below"),
)
GIVERS = (
    (Giver.PATIENT, "The patient"),
    (Giver.PARENT, "A parent, or another person with parental responsibility"),
    (Giver.ATTORNEY, "An attorney, deputy or guardian"),
    (Giver.PERSONAL_REPRESENTATIVE, "The personal representative of a patient who has died"),
)


class WithdrawForm(forms.Form):
    """What is withdrawn, and who says so."""

    covers = forms.ChoiceField(
        label="What is withdrawn?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is withdrawn."},
    )
    extent = forms.ChoiceField(
        label="How far?",
        choices=EXTENTS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how far the withdrawal goes."},
    )
    purposes = forms.MultipleChoiceField(
        label="Which uses end?",
        help_text="Only if single uses are taken back.",
        required=False,
        choices=tuple((each.value, PURPOSES[each]) for each in BEYOND_THE_RECORD),
        widget=forms.CheckboxSelectMultiple,
    )
    giver = forms.ChoiceField(
        label="Who says so?",
        choices=GIVERS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who says so."},
    )
    giver_name = forms.CharField(
        label="Name of whoever speaks for the patient",
        help_text="Only if it is not the patient.",
        max_length=160,
        required=False,
    )
    reason = forms.CharField(
        label="Reason",
        help_text="Nobody has to give one.",
        widget=forms.Textarea,
        max_length=400,
        required=False,
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(
        self, *args: Any, patient: Patient, agreed: list[Agreed], only: Recording | None, **kwargs: Any
    ) -> None:
        """`only` is the recording from whose page somebody comes: it is offered, and chosen beforehand."""
        super().__init__(*args, **kwargs)
        self.patient = patient
        self._covers = _ways(agreed, only)
        field = self.fields["covers"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(value, words) for value, (words, _) in self._covers.items()]
        field.initial = f"recording-{only.pk}" if only else None

    def clean_giver_name(self) -> str:
        name: str = self.cleaned_data["giver_name"]
        if not name and self.data.get(self.add_prefix("giver")) not in ("", None, Giver.PATIENT):
            raise forms.ValidationError("Enter the name of whoever speaks for the patient.")
        return name

    def clean_purposes(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["purposes"]
        if not chosen and self.data.get(self.add_prefix("extent")) == NAMED:
            raise forms.ValidationError("Tick the uses that end.")
        return chosen

    @property
    def intent(self) -> Intent:
        """What was said, of a valid form."""
        said = self.cleaned_data
        giver = Giver(said["giver"])
        own = giver is Giver.PATIENT
        return Intent(
            patient=self.patient.pk,
            covers=self._covers[said["covers"]][1],
            giver=giver,
            giver_name=f"{self.patient.given_name} {self.patient.family_name}" if own else said["giver_name"],
            purposes=_purposes(said["extent"], said["purposes"]),
            reason=said["reason"],
            key=UUID(str(said["key"])),
        )


def _purposes(extent: str, named: list[str]) -> tuple[Purpose, ...]:
    """The uses that end; none stands for all, the medical record included."""
    match extent:
        case "beyond":
            return BEYOND_THE_RECORD
        case "named":
            return tuple(map(Purpose, named))
    return ()


def _ways(agreed: list[Agreed], only: Recording | None) -> dict[str, tuple[str, Covers]]:
    """The choices: their value, their words, and what they cover."""
    ways: dict[str, tuple[str, Covers]] = {}
    if only:
        words = f"This photograph alone: {shows(only)}, {british_date(only.made_at)}"
        ways[f"recording-{only.pk}"] = (words, Covers(recording=only.pk))
    for each in agreed:
        ways[f"form-{each.form}"] = (_form(each), Covers(form=each.form))
    return ways | {"all": ("Everything: all photographs of this patient", Covers())}


def _form(agreed: Agreed) -> str:
    day = british_date(agreed.begun_at)
    if agreed.further:
        return f"A further use alone: {agreed.body_site}, asked for on {day}"
    return f"{agreed.body_site}, asked for on {day} ({plural(agreed.number, 'photograph')})"
