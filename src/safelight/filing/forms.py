"""What a person types who reads a paper form: what stands on it, or why it is put away."""

from datetime import date, datetime, time
from typing import Any, Final

from django import forms
from django.utils import timezone

from safelight.consent.actions import Overtaken
from safelight.filing.actions.settling import Written
from safelight.filing.models import Outcome, ReturnedForm
from safelight.filing.since import words_until
from safelight.paper.short import Mistyped, typed_code
from safelight.web.dates import DayMonthYear
from safelight.web.wording import british_date, british_time

AGREED: Final = "agreed"
REFUSED: Final = "refused"
AWAY: Final = (
    (Outcome.SENT_BACK.value, "It goes back: it has to be signed, or printed, again"),
    (Outcome.UNREADABLE.value, "It cannot be read"),
    (Outcome.NOT_OURS.value, "It is no form of this library"),
)
_NO_DAY: Final = {
    "required": "Enter the day that stands on the paper.",
    "invalid": "Enter a day that there is, as 24 11 2026.",
}


class CodeForm(forms.Form):
    """Which form a page is of, where no machine can tell."""

    code = forms.CharField(
        label="Which form is it?",
        help_text="The 12 letters and digits beneath the square code, like K7MQ-4QXD-9PBW",
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "class": "nhsuk-input--width-20"}
        ),
        error_messages={"required": "Enter the code that stands on the paper."},
    )

    def clean_code(self) -> str:
        try:
            return typed_code(self.cleaned_data["code"])
        except Mistyped as mistyped:
            raise forms.ValidationError(str(mistyped)) from mistyped

    def unknown(self) -> None:
        """No form has it, or none of this person's patients."""
        self.add_error(
            "code", "No form that you can reach has this code. Look again, or ask medical records."
        )


class ReadForm(forms.Form):
    """What stands on the paper, in the order in which the eye meets it."""

    nhs_number = forms.CharField(
        label="NHS number on the paper",
        help_text="As it is printed, 10 digits: it is compared with the patient whose form this is.",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "inputmode": "numeric", "class": "nhsuk-input--width-10"}
        ),
        error_messages={"required": "Enter the NHS number that is printed on the paper."},
    )
    answer = forms.ChoiceField(
        label="What does it say?",
        choices=(
            (AGREED, "They agree: both have signed, and nothing is crossed or changed"),
            (REFUSED, "They do not agree: the box is crossed"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the paper says."},
    )
    signed_on = forms.DateField(
        label="Date beside the signature", widget=DayMonthYear, error_messages=_NO_DAY
    )
    signed_time = forms.TimeField(
        label="At what time, if somebody knows?",
        help_text="As 14:30. Without it the signature counts from the end of that day.",
        required=False,
        input_formats=("%H:%M", "%H.%M"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "nhsuk-input--width-5"}),
        error_messages={"invalid": "Enter the time with 24 hours, as 14:30."},
    )
    staff_on = forms.DateField(
        label="Date beside the signature of the member of staff",
        required=False,
        widget=DayMonthYear,
        error_messages=_NO_DAY,
    )
    staff_name = forms.CharField(
        label="Name of the member of staff, in capitals",
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, returned: ReturnedForm, now: datetime, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.returned = returned
        self.now = now

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        self._check_patient(typed.get("nhs_number", ""))
        signed_on = typed.get("signed_on")
        if signed_on is not None:
            self._check_day(signed_on)
            self._check_time(typed)
        if typed.get("answer") == AGREED:
            self._check_staff(typed)
        return typed

    @property
    def written(self) -> Written:
        """What was read, once the form is valid."""
        typed = self.cleaned_data
        return Written(typed["answer"] == AGREED, self._moment(), typed["staff_name"])

    def overtaken(self, since: Exception) -> None:
        """Something was said after that, which stands."""
        when = f" on {british_time(since.last)}" if isinstance(since, Overtaken) else ""
        self.add_error(
            "signed_on",
            f"Something was said of these photographs{when}, after this was signed, and it stands: this answer would "
            "change nothing. Put the paper away, and say so as the reason.",
        )

    def _moment(self) -> datetime:
        """Without a time the day's end: nothing that was made earlier on that day rests on it."""
        day, at = self.cleaned_data["signed_on"], self.cleaned_data["signed_time"]
        end = timezone.make_aware(datetime.combine(day, at or time(23, 59, 59)))
        return min(end, self.now)

    def _check_patient(self, number: str) -> None:
        printout = self.returned.printout
        typed = "".join(each for each in number if each.isdigit())
        if number and printout is not None and typed != printout.form.patient.nhs_number:
            self.add_error(
                "nhs_number",
                "This is not the number of the patient whose form the code says it is. Look again; if it stands on "
                "the paper like that, it is another patient's form: put it away, and tell medical records.",
            )

    def _check_day(self, day: date) -> None:
        printout = self.returned.printout
        today = timezone.localdate(self.now)
        at = self.cleaned_data.get("signed_time")
        later_today = at is not None and timezone.make_aware(datetime.combine(day, at)) > self.now
        if day > today or later_today:
            self.add_error(
                "signed_on",
                "This is in the future. Enter what stands on the paper; if it does, send it back.",
            )
        elif printout is not None and day < timezone.localdate(printout.at):
            self.add_error(
                "signed_on",
                f"The form was explained and printed on {british_date(printout.at)}: a signature that is older was "
                "given before the explanation. Send it back to be signed again.",
            )

    def _check_time(self, typed: dict[str, Any]) -> None:
        """What was said since decides nothing without knowing which came first."""
        printout = self.returned.printout
        if printout is None or typed.get("signed_time") or self.has_error("signed_time"):
            return
        if words_until(printout.form) > printout.words_until:
            self.add_error(
                "signed_time",
                "Something was said of these photographs since the form was printed. Enter the time of the signature, "
                "as near as anybody knows: it decides which came first.",
            )

    def _check_staff(self, typed: dict[str, Any]) -> None:
        if not typed.get("staff_on") and not self.has_error("staff_on"):
            self.add_error("staff_on", "Enter the day beside the signature of the member of staff.")
        elif typed.get("staff_on") and typed.get("signed_on") and typed["signed_on"] < typed["staff_on"]:
            self.add_error(
                "staff_on",
                "The member of staff signed later than the person who agreed: the signature was given before the "
                "explanation. Send it back to be signed again.",
            )


class AwayForm(forms.Form):
    """Why it is put away."""

    outcome = forms.ChoiceField(
        label="Put it away",
        choices=AWAY,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what becomes of it."},
    )
    reason = forms.CharField(
        label="Why?",
        max_length=400,
        widget=forms.Textarea,
        error_messages={"required": "Say why, for whoever asks later."},
    )

    @property
    def chosen(self) -> Outcome:
        return Outcome(self.cleaned_data["outcome"])
