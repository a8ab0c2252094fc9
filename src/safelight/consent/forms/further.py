"""Which photographs a further use is asked for: one, or all of a form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms

from safelight.consent.forms.key import NOT_WHOLE
from safelight.consent.models import Form
from safelight.people.identity import one_person
from safelight.people.models import Patient
from safelight.web.wording import british_date, plural


@dataclass(frozen=True, slots=True)
class Chosen:
    """The form whose photographs they are, and the one of them, if it is one."""

    patient: Patient
    form: Form | None
    recording: UUID | None = None


class FurtherUseForm(forms.Form):
    """The photographs of one of the forms on which the patient agreed; one alone if somebody comes from its page."""

    about = forms.ChoiceField(
        label="Which photographs?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the photographs that the further use is about."},
    )
    key = forms.UUIDField(
        initial=uuid4,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid"), NOT_WHOLE),
    )

    def __init__(
        self, patient: Patient, agreed: Iterable[Form], asked: Mapping[str, str], *args: Any, **kwargs: Any
    ) -> None:
        """`asked` may name the recording or the form from whose page somebody comes."""
        super().__init__(*args, **kwargs)
        self._ways = _one(patient, asked.get("recording", "")) | _forms(agreed)
        field = self.fields["about"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(value, words) for value, (words, _) in self._ways.items()]
        named = f"form-{asked.get('form', '')}"
        field.initial = named if named in self._ways else f"recording-{asked.get('recording', '')}"

    @property
    def offers(self) -> bool:
        """Whether there are any photographs to ask about."""
        return bool(self._ways)

    @property
    def chosen(self) -> Chosen:
        """What it is about, once the form is valid."""
        return self._ways[self.cleaned_data["about"]][1]


def _one(patient: Patient, recording: str) -> dict[str, tuple[str, Chosen]]:
    try:
        key = UUID(recording)
    except ValueError:
        return {}
    owner = Patient.objects.filter(pk__in=one_person(patient.pk), recordings=key).first()
    if owner is None:
        return {}
    one = owner.recordings.select_related("form").get(pk=key)
    words = f"This photograph alone: {one.body_site}, {british_date(one.made_at)}"
    return {f"recording-{key}": (words, Chosen(owner, one.form, key))}


def _forms(agreed: Iterable[Form]) -> dict[str, tuple[str, Chosen]]:
    return {f"form-{each.pk}": (_words(each), Chosen(each.patient, each)) for each in agreed}


def _words(form: Form) -> str:
    made = list(form.recordings.all())
    day, number = british_date(form.begun_at), plural(len(made), "photograph")
    return f"All of one form: {made[0].body_site}, asked for on {day} ({number})"
