"""The questions of an assessment as fields, and what is said where an answer is missing or at odds with the end."""

from datetime import datetime
from typing import Any, Final

from django import forms

from safelight.consent.actions import Assessed
from safelight.consent.assessments.assessment import CONCLUSION, Assessment, Kind, Question
from safelight.consent.established import NO, YES
from safelight.consent.forms.key import KeyForm
from safelight.web.moments import MomentForm

YES_OR_NO: Final = ((YES, "Yes"), (NO, "No"))
LONGEST: Final = 2000  # characters of an answer in words


class AssessForm(KeyForm, MomentForm):
    """A field for each question, the conclusion, who assessed and when."""

    conclusion = forms.ChoiceField(
        label="What do you conclude?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you conclude."},
    )
    found_by = forms.CharField(
        label="Who assessed it",
        max_length=160,
        help_text="Name and post",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter who assessed it, with their post."},
    )

    def __init__(
        self, assessment: Assessment, now: datetime, found_by: str, *args: Any, **kwargs: Any
    ) -> None:
        """`found_by` is who is at the page: what it opens on."""
        super().__init__(now, *args, **kwargs)
        self.assessment = assessment
        self.fields["found_by"].initial = found_by
        conclusion = self.fields["conclusion"]
        assert isinstance(conclusion, forms.ChoiceField)  # noqa: S101 - declared above
        conclusion.choices = [(each.key, each.says) for each in assessment.conclusions]
        for each in assessment.questions:
            self.fields[field_of(each.key)] = _field(each)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if all(field_of(each) in typed for each in self._keys):
            for key, message in self.assessment.at_odds(self._answers):
                self.add_error(field_of(key), message)
        return typed

    @property
    def asked(self) -> list[str]:
        """The fields of the questions, in order."""
        return [field_of(each.key) for each in self.assessment.questions]

    @property
    def assessed(self) -> Assessed:
        """What was found, of a valid form."""
        typed = self.cleaned_data
        return Assessed(self._answers, typed["found_by"], self.moment, typed["key"])

    @property
    def _keys(self) -> list[str]:
        return [*(each.key for each in self.assessment.questions), CONCLUSION]

    @property
    def _answers(self) -> dict[str, str]:
        return {each: self.cleaned_data[field_of(each)] for each in self._keys}


def field_of(key: str) -> str:
    """The field of a question, or of the conclusion."""
    return key if key == CONCLUSION else f"q_{key}"


def _field(question: Question) -> forms.Field:
    if question.kind is Kind.WORDS:
        return forms.CharField(
            label=question.asks,
            help_text=question.hint,
            max_length=LONGEST,
            widget=forms.Textarea,
            error_messages={"required": f"Write an answer: {question.asks}"},
        )
    return forms.ChoiceField(
        label=question.asks,
        help_text=question.hint,
        choices=YES_OR_NO,
        widget=forms.RadioSelect,
        error_messages={"required": f"Answer yes or no: {question.asks}"},
    )
