"""Who speaks for a patient, as what, and which document was seen; and what is said where that cannot be."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django import forms

from safelight.consent.actions import Seen, Speaker
from safelight.consent.forms.key import KeyForm
from safelight.consent.models import Document
from safelight.consent.speaking_for import DOCUMENTS, SpeaksAs, documents_for
from safelight.web.dates import DayMonthYear

FUTURE: Final = "This is in the future: enter the day on which the document was seen."


class SpokespersonForm(KeyForm):
    """Name and capacity; of whoever has it by a document, which one, its number, and when it was seen."""

    speaks_as = forms.ChoiceField(
        label="In what capacity do they speak for the patient?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose in what capacity they speak for the patient."},
    )
    name = forms.CharField(
        label="Full name",
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter their full name."},
    )
    document = forms.ChoiceField(
        label="Which document have you seen?", widget=forms.RadioSelect, required=False
    )
    reference = forms.CharField(
        label="Number or reference of the document",
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    seen_on = forms.DateField(
        label="On which day did you see it?",
        widget=DayMonthYear,
        required=False,
        error_messages={"invalid": "There is no such date. Give day, month and year as numbers."},
    )

    def __init__(
        self, offered: Iterable[SpeaksAs], otherwise: str, today: date, *args: Any, **kwargs: Any
    ) -> None:
        """`offered` are the capacities open for this patient; `otherwise` says why others are not."""
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["seen_on"].initial = today
        self._offered = {each.key: each for each in offered}
        documents = documents_for(self._offered.values())
        _offer(self.fields["speaks_as"], [(each.key, each.words) for each in self._offered.values()])
        self.fields["speaks_as"].error_messages["invalid_choice"] = otherwise
        _offer(self.fields["document"], [(each, DOCUMENTS[each]) for each in documents])
        if not documents:
            for each in ("document", "reference", "seen_on"):
                del self.fields[each]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        chosen = self._offered.get(typed.get("speaks_as", ""))
        if chosen is not None and chosen.documents:
            self._check_document(chosen, typed)
        return typed

    @property
    def speaker(self) -> Speaker:
        """Who it is, of a valid form."""
        typed = self.cleaned_data
        chosen = self._offered[typed["speaks_as"]]
        seen = (
            Seen(Document(typed["document"]), typed["reference"], typed["seen_on"])
            if chosen.documents
            else None
        )
        return Speaker(typed["name"], chosen, seen, typed["key"])

    def _check_document(self, chosen: SpeaksAs, typed: dict[str, Any]) -> None:
        if typed.get("document") not in chosen.documents and not self.has_error("document"):
            which = " or ".join(DOCUMENTS[each].lower() for each in chosen.documents)
            self.add_error("document", f"{chosen.words}: see the document, and choose it here: {which}.")
        if not typed.get("reference") and not self.has_error("reference"):
            self.add_error(
                "reference", "Enter the number or reference of the document; its date if it has none."
            )
        if typed.get("seen_on") is None and not self.has_error("seen_on"):
            self.add_error("seen_on", "Enter the day on which the document was seen.")
        elif typed.get("seen_on") and typed["seen_on"] > self.today:
            self.add_error("seen_on", FUTURE)


def _offer(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
    field.choices = choices
