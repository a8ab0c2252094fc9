"""What is asked of the trail. It is got, not sent, so that a search can be kept and paged; so nothing is typed here but
dates, and no patient stands in an address.
"""

from typing import Any, Final
from uuid import UUID

from django import forms

from safelight.library.models import Recording
from safelight.oversight.presenters.words import EVENTS
from safelight.oversight.searching import Sought
from safelight.people.models import Patient, Staff
from safelight.trail.events import Event
from safelight.web.dates import DayMonthYear

NO_SUCH_DATE: Final = "There is no such date. Give day, month and year as numbers."
VERDICTS: Final = (("", "Any"), ("deny", "Refused"), ("permit", "Allowed"))


class One(forms.ModelChoiceField):  # type: ignore[type-arg]  # it takes none when it runs
    """A thing by its identifier. What is no identifier says the same as what there is not."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except forms.ValidationError:
            raise forms.ValidationError(self.error_messages["invalid_choice"]) from None


class People(One):
    """Members of staff by name and post; those who have left are found too."""

    def label_from_instance(self, obj: Staff) -> str:
        return f"{obj.name}, {obj.post}"


class SearchForm(forms.Form):
    """By time, person, event and answer; of one patient or recording where the page that led here was about one."""

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
    recording = One(
        queryset=Recording.objects.select_related("patient"),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "There is no such photograph: begin again from its log."},
    )
    patient = One(
        queryset=Patient.objects.all(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "There is no such patient: begin again from the log."},
    )

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


def _key(found: Staff | Patient | Recording | None) -> UUID | None:
    return found.pk if found else None
