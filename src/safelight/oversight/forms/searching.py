"""What is asked of the trail. It is got, not sent, so that a search can be kept and paged: no patient is typed here."""

import re
from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms

from safelight.library.models import Recording
from safelight.oversight.presenters.words import EVENTS
from safelight.oversight.searching import Sought
from safelight.people.models import Patient, Staff
from safelight.trail.events import Event
from safelight.web.dates import DayMonthYear

IDENTIFIER: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
NO_SUCH_DATE: Final = "There is no such date. Give day, month and year as numbers."
VERDICTS: Final = (("", "Any"), ("deny", "Refused"), ("permit", "Allowed"))


class People(forms.ModelChoiceField):  # type: ignore[type-arg]  # it takes none when it runs
    """Members of staff by name and post; those who have left are found too."""

    def label_from_instance(self, obj: Staff) -> str:
        return f"{obj.name}, {obj.post}"


class SearchForm(forms.Form):
    """By time, person, recording, answer and event; each may be left empty."""

    since = forms.DateField(
        label="From", required=False, widget=DayMonthYear, error_messages={"invalid": NO_SUCH_DATE}
    )
    until = forms.DateField(
        label="To", required=False, widget=DayMonthYear, error_messages={"invalid": NO_SUCH_DATE}
    )
    staff = People(
        label="Member of staff",
        queryset=Staff.objects.order_by("name", "post"),
        required=False,
        empty_label="Anybody",
        error_messages={"invalid_choice": "There is no such member of staff: choose one from the list."},
    )
    event = forms.ChoiceField(
        label="What was done",
        choices=[
            ("", "Anything"),
            *sorted(((each.value, text) for each, text in EVENTS.items()), key=lambda it: it[1]),
        ],
        required=False,
    )
    verdict = forms.ChoiceField(label="The library's answer", choices=VERDICTS, required=False)
    recording = forms.CharField(
        label="Photograph",
        required=False,
        max_length=200,
        help_text="Copy the address of the photograph's own page, or of its log, to here.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    patient = forms.ModelChoiceField(queryset=Patient.objects.all(), required=False, widget=forms.HiddenInput)

    def clean_recording(self) -> Recording | None:
        typed = self.cleaned_data["recording"].strip()
        if not typed:
            return None
        found = IDENTIFIER.findall(typed)
        recording = Recording.objects.filter(pk=found[-1]).first() if found else None
        if recording is None:
            raise forms.ValidationError(
                "No photograph has this address. Open its page, and copy the address from there."
            )
        return recording

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        since, until = typed.get("since"), typed.get("until")
        if since and until and until < since:
            self.add_error("until", "The search ends before it begins: change one of the two dates.")
        return typed

    @property
    def sought(self) -> Sought:
        """What is looked for, of a valid form."""
        typed = self.cleaned_data
        return Sought(
            typed["since"],
            typed["until"],
            _key(typed["staff"]),
            _key(typed["patient"]),
            _key(typed["recording"]),
            Event(typed["event"]) if typed["event"] else None,
            typed["verdict"],
        )


def asked_since(since: date) -> dict[str, str]:
    """The beginning of a search as an address has it."""
    return {f"since-{part}": value for part, value in DayMonthYear.parts(since).items()}


def _key(found: Staff | Patient | Recording | None) -> UUID | None:
    return found.pk if found else None
