"""What is asked of an agreement by word of mouth, and what is said when it cannot have been so."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from safelight.consent.forms.key import KeyForm
from safelight.consent.terms import Spoken
from safelight.web.dates import DayMonthYear
from safelight.web.wording import british_time

When = Callable[[date], str]


class SpokenForm(KeyForm):
    """When it was said, who heard it, and why it is not in writing."""

    day = forms.DateField(
        label="On which day did they say so?",
        widget=DayMonthYear,
        error_messages={
            "required": "Enter the day on which they said so.",
            "invalid": "Enter a day that there is, as 24 11 2026.",
        },
    )
    time = forms.TimeField(
        label="At what time?",
        help_text="As 14:30. If nobody knows to the minute, as near as they remember.",
        input_formats=("%H:%M", "%H.%M"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "nhsuk-input--width-5"}),
        error_messages={
            "required": "Enter the time at which they said so.",
            "invalid": "Enter the time with 24 hours, as 14:30.",
        },
    )
    heard_by = forms.CharField(
        label="Who heard it?",
        help_text="The full name of whoever was told",
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter the full name of whoever heard it."},
    )
    because = forms.CharField(
        label="Why is it not in writing?",
        max_length=400,
        widget=forms.Textarea,
        error_messages={"required": "Say why they could not sign."},
    )

    def __init__(self, now: datetime, not_then: When, *args: Any, **kwargs: Any) -> None:
        """`not_then` says of a day why whoever agrees could not have agreed on it, or nothing."""
        super().__init__(*args, **kwargs)
        self.now = now
        self.not_then = not_then

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if "day" in typed and "time" in typed:
            self._check(_moment(typed["day"], typed["time"]))
        return typed

    @property
    def spoken(self) -> Spoken:
        """What was said, once the form is valid."""
        typed = self.cleaned_data
        return Spoken(_moment(typed["day"], typed["time"]), typed["heard_by"], typed["because"])

    def overtaken(self, last: datetime) -> None:
        """Something was said after that, which stands."""
        self.add_error(
            "day",
            f"Something was said of these photographs on {british_time(last)}, at that time or after it, and it "
            "stands: what was said before would change nothing. Note it in the patient's record instead.",
        )

    def _check(self, moment: datetime) -> None:
        if moment > self.now:
            self.add_error("day", "This is in the future. Enter the day and the time at which they said so.")
        elif wrong := self.not_then(timezone.localdate(moment)):
            self.add_error("day", wrong)


def _moment(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))
