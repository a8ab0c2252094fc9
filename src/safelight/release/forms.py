"""What is asked before a copy leaves, and before a consent ends."""

from typing import Any
from uuid import UUID, uuid4

from django import forms

from safelight.consent.actions import Covers
from safelight.library.models import Recording
from safelight.library.presenters.cards import shows
from safelight.people.models import Patient
from safelight.policy.facts import Giver
from safelight.release.intent import Intent
from safelight.release.queries import Agreed
from safelight.web.wording import british_date, plural

GIVERS = (
    (Giver.PATIENT, "The patient"),
    (Giver.PARENT, "A parent, or another person with parental responsibility"),
    (Giver.ATTORNEY, "An attorney, deputy or guardian"),
    (Giver.PERSONAL_REPRESENTATIVE, "The personal representative of a patient who has died"),
)


class DownloadForm(forms.Form):
    """Whoever downloads says that they answer for the copy."""

    accepted = forms.BooleanField(
        label="I answer for this copy: for its use and for keeping it safe",
        error_messages={"required": "Tick the box to say that you answer for this copy, or leave it here."},
    )


class WithdrawForm(forms.Form):
    """What is withdrawn, and who says so."""

    covers = forms.ChoiceField(
        label="What is withdrawn?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is withdrawn."},
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
            reason=said["reason"],
            key=UUID(str(said["key"])),
        )


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
