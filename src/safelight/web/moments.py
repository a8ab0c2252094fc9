"""A moment as it is typed: a day in three boxes and a time of day, and what is said where they are wrong."""

from datetime import datetime
from typing import Any, Final

from django import forms
from django.utils import timezone

from safelight.web.dates import DayMonthYear

TIMES: Final = ("%H:%M", "%H.%M", "%H%M")
IN_THE_FUTURE: Final = "This is in the future: enter when it was."


class MomentForm(forms.Form):
    """Fields `on` and `at`; `moment` once the form is valid. The page opens on `now`."""

    on = forms.DateField(
        label="On which day",
        widget=DayMonthYear,
        error_messages={
            "required": "Enter the day.",
            "invalid": "There is no such date. Give day, month and year as numbers.",
        },
    )
    at = forms.TimeField(
        label="At what time",
        input_formats=TIMES,
        help_text="For example, 14:30",
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-5", "autocomplete": "off"}),
        error_messages={
            "required": "Enter the time of day.",
            "invalid": "There is no such time. Enter it as in 14:30.",
        },
    )

    def __init__(self, now: datetime, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        local = timezone.localtime(now)
        self.fields["on"].initial = local.date()
        self.fields["at"].initial = f"{local:%H:%M}"

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if "on" in typed and "at" in typed and self.moment > self.now:
            self.add_error("on", IN_THE_FUTURE)
        return typed

    @property
    def moment(self) -> datetime:
        """What was typed, in the hospital's time."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["on"], self.cleaned_data["at"]))
