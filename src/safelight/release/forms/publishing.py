"""Where a recording was published."""

from datetime import date
from typing import Final

from django import forms
from django.utils import timezone

from safelight.consent.open_ended import is_open_ended
from safelight.policy.facts import Purpose
from safelight.release.actions import Published
from safelight.web.dates import DayMonthYear
from safelight.web.verdicts import PURPOSES

PUBLIC: Final = (Purpose.PUBLICATION, Purpose.PUBLIC_MEDIA, Purpose.PUBLICITY)


class PublicationForm(forms.Form):
    """The journal, book, site or programme by its name, and the day on which it came out."""

    purpose = forms.ChoiceField(
        label="What kind of publication?",
        choices=tuple((each.value, PURPOSES[each]) for each in PUBLIC),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of publication it is."},
    )
    named = forms.CharField(
        label="Which journal, book, site or programme?",
        help_text="By its name and issue. Never a patient's name or number.",
        max_length=200,
        error_messages={"required": "Name the journal, book, site or programme."},
    )
    published_on = forms.DateField(
        label="When did it come out?",
        help_text="For example, 31 3 2026",
        widget=DayMonthYear,
        error_messages={
            "required": "Give the day on which it came out.",
            "invalid": "There is no such date. Give day, month and year as numbers.",
        },
    )

    def clean_named(self) -> str:
        named: str = self.cleaned_data["named"]
        if is_open_ended(named):
            raise forms.ValidationError("Name the one journal, book, site or programme.")
        return named

    def clean_published_on(self) -> date:
        day: date = self.cleaned_data["published_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("This day is still to come. Record the publication once it is out.")
        return day

    @property
    def published(self) -> Published:
        """What was published, once the form is valid."""
        typed = self.cleaned_data
        return Published(Purpose(typed["purpose"]), typed["named"], typed["published_on"])
