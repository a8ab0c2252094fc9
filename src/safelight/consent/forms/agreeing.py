"""What is ticked and chosen for a consent, and what is said when it is not enough."""

from typing import Any, Final

from django import forms

from safelight.consent.deciding import Candidate, Deciding, Ground
from safelight.consent.forms.key import KeyForm
from safelight.consent.open_ended import is_open_ended, names_nothing
from safelight.consent.presenters.deciding import in_a_line
from safelight.consent.terms import Terms
from safelight.consent.wordings.naming import composed
from safelight.consent.wordings.wording import Wording
from safelight.policy.facts import Level, Purpose, Wishes

LONGEST_NAME: Final = 120
OPEN_ENDED: Final = (
    "this wording would cover any use, and such a consent is not valid (CUH-8.1). "
    "Write the name, and nothing more."
)
HEARD: Final = (
    (Wishes.WILLING, "They are willing"),
    (Wishes.OBJECTS, "They do not want it"),
    (Wishes.DISTRESSED, "They are distressed by it"),
    (Wishes.UNKNOWN, "They are too young or too ill to say"),
)
NAMES_NOTHING: Final = "this says what kind of thing it is, and not which one (CUH-8.1). Write its name."


class AgreeForm(KeyForm):
    """What the person who decides agrees to, in the form's own words; with `refusing`, only who they are."""

    asked = forms.ChoiceField(
        label="Who is asked?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose who is asked.",
            "invalid_choice": "They do not decide for this patient, or no longer. Choose who is asked.",
        },
    )
    wishes = forms.ChoiceField(
        label="What does the child say?",
        choices=HEARD,
        widget=forms.RadioSelect,
        error_messages={"required": "Ask the child, and choose what they say."},
    )
    explained = forms.MultipleChoiceField(
        label="What you have explained",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Explain each point, and tick it."},
    )
    level = forms.ChoiceField(
        label="What they agree to",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what they agree to."},
    )
    purposes = forms.MultipleChoiceField(
        label="Which uses", required=False, widget=forms.CheckboxSelectMultiple
    )
    told = forms.BooleanField(required=False)

    def __init__(
        self, deciding: Deciding, wording: Wording, *args: Any, refusing: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.deciding = deciding
        self.wording = wording
        self.refusing = refusing
        self._word()
        if deciding.by_the_patient and len(deciding.candidates) == 1:
            del self.fields["asked"]
        if deciding.ground is not Ground.CHILD:
            del self.fields["wishes"]
        if self.only_level:
            del self.fields["level"]
        if refusing:
            for each in self.fields.keys() & {"explained", "level"}:
                self.fields[each].required = False

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if self.refusing and self.only_level and not typed.get("purposes"):
            self.add_error("purposes", "Choose the uses that they do not agree to.")  # a no to these alone
        if not self.refusing:
            self._check_explained()
            if self._level is Level.SPECIFIED:
                self._check_named_uses()
        return typed

    @property
    def only_level(self) -> Level | None:
        """The level, where the form has one alone and nothing is to be chosen."""
        return next(iter(self.wording.levels)) if len(self.wording.levels) == 1 else None

    @property
    def names(self) -> list[str]:
        """The fields in which a use is named."""
        return [name_of(each.purpose) for each in self.wording.offered if each.name]

    @property
    def terms(self) -> Terms:
        """What is agreed to, once the form is valid. Named uses count at the third level alone."""
        typed = self.cleaned_data
        purposes = (
            tuple(Purpose(each) for each in typed["purposes"]) if self._level is Level.SPECIFIED else ()
        )
        named = {each: typed.get(name_of(each), "") for each in purposes}
        asked = self.candidate
        return Terms(
            by=asked.giver,
            giver_name=asked.name,
            spokesperson=asked.spokesperson,
            level=self._level or Level.RECORDS,
            purposes=purposes,
            purpose_named=composed(self.wording, named),
            told_cannot_withdraw_once_published=bool(purposes) and typed["told"],
            explained=tuple(typed["explained"]),
        )

    @property
    def heard(self) -> Wishes | None:
        """What the child says, once the form is valid; None where they decide, or are too young to say."""
        said = self.cleaned_data.get("wishes")
        return Wishes(said) if said and said != Wishes.UNKNOWN else None

    @property
    def candidate(self) -> Candidate:
        """Who is asked, once the form is valid."""
        return self.deciding.candidate(self.cleaned_data.get("asked", "")) or self.deciding.candidates[0]

    @property
    def _level(self) -> Level | None:
        chosen = self.cleaned_data.get("level")
        return self.only_level or (Level(chosen) if chosen else None)

    def _word(self) -> None:
        """Put the form's own words on the fields."""
        wording = self.wording
        _offer(self.fields["asked"], [(each.key, in_a_line(each)) for each in self.deciding.candidates])
        _offer(self.fields["explained"], [(each.key, each.staff) for each in wording.points])
        _offer(self.fields["level"], [(level, words.staff) for level, words in wording.levels.items()])
        _offer(self.fields["purposes"], [(each.purpose, each.staff) for each in wording.offered])
        self.fields["told"].label = wording.caution.staff
        for use in wording.offered:
            if use.name:
                self.fields[name_of(use.purpose)] = forms.CharField(
                    label=use.name, required=False, max_length=LONGEST_NAME
                )

    def _check_explained(self) -> None:
        ticked = self.cleaned_data.get("explained")
        if ticked is not None and set(ticked) != self.wording.must_be_explained:
            self.add_error("explained", "Explain each point, and tick it: a consent stands on all of them.")

    def _check_named_uses(self) -> None:
        uses = {Purpose(each) for each in self.cleaned_data.get("purposes", ())}
        if not uses and not self.has_error("purposes"):
            self.add_error("purposes", "Choose the uses that they agree to.")
        for use in self.wording.offered:
            if use.name and use.purpose in uses:
                self._check_name(name_of(use.purpose))
        if uses & self.wording.caution.uses and not self.cleaned_data.get("told"):
            self.add_error("told", "Tell them that what is published cannot be taken back, and tick it.")

    def _check_name(self, field: str) -> None:
        label, named = self.fields[field].label, self.cleaned_data.get(field)
        if named is None:
            return  # it is too long, and that is said already
        if not named:
            self.add_error(field, f"{label}: write its name.")
        elif is_open_ended(named):
            self.add_error(field, f"{label}: {OPEN_ENDED}")
        elif names_nothing(named):
            self.add_error(field, f"{label}: {NAMES_NOTHING}")


def name_of(purpose: Purpose) -> str:
    """The field in which a use is named."""
    return f"named_{purpose.replace('-', '_')}"


def _offer(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
    field.choices = choices
