"""What is ticked and chosen for a consent, and what is said when it is not enough."""

from typing import Any, Final

from django import forms

from safelight.consent.forms.deciding import Deciding
from safelight.consent.forms.key import KeyForm
from safelight.consent.terms import EXPLAINED, Terms, is_open_ended
from safelight.policy.facts import Giver, Level, Purpose
from safelight.web.verdicts import PURPOSES

LEVELS: Final = (
    (Level.RECORDS.value, "The medical record only"),
    (Level.TEACHING.value, "The medical record, and teaching"),
    (Level.SPECIFIED.value, "The medical record, and named uses"),
)
NAMED_USES: Final = (
    Purpose.TEACHING,
    Purpose.ASSESSMENT,
    Purpose.RESEARCH,
    Purpose.PUBLICATION,
    Purpose.PUBLIC_MEDIA,
    Purpose.PUBLICITY,
)
CANNOT_BE_CALLED_BACK: Final = frozenset({Purpose.PUBLICATION, Purpose.PUBLIC_MEDIA, Purpose.PUBLICITY})
TO_BE_NAMED: Final = CANNOT_BE_CALLED_BACK | {Purpose.RESEARCH}
OPEN_ENDED: Final = (
    "This wording would cover any use, and such a consent is not valid (CUH-8.1). "
    "Name the journal, book, site or study, and nothing more."
)


class AgreeForm(KeyForm):
    """What the person who decides agrees to; with `refusing`, only who they are."""

    giver_name = forms.CharField(
        label="Full name of the person who decides",
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter the full name of the person who decides."},
    )
    explained = forms.MultipleChoiceField(
        label="What you have explained",
        choices=tuple((key, f"{text[0].upper()}{text[1:]}") for key, text in EXPLAINED.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Explain each point, and tick it."},
    )
    level = forms.ChoiceField(
        label="What they agree to",
        choices=LEVELS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what they agree to."},
    )
    purposes = forms.MultipleChoiceField(
        label="Which uses",
        required=False,
        choices=tuple((each.value, PURPOSES[each]) for each in NAMED_USES),
        widget=forms.CheckboxSelectMultiple,
    )
    purpose_named = forms.CharField(
        label="Which journal, book, site or study",
        required=False,
        max_length=200,
        help_text="By its name, as it will be read to the patient",
    )
    told = forms.BooleanField(
        label="They have been told that what is published cannot be taken back", required=False
    )

    def __init__(self, deciding: Deciding, *args: Any, refusing: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deciding = deciding
        self.refusing = refusing
        if deciding.giver is Giver.PATIENT:
            del self.fields["giver_name"]
        if refusing:
            self.fields["explained"].required = self.fields["level"].required = False

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.refusing:
            self._check_explained()
            if typed.get("level") == Level.SPECIFIED:
                self._check_named_uses()
        return typed

    @property
    def terms(self) -> Terms:
        """What is agreed to, once the form is valid. Named uses count at the third level alone."""
        typed = self.cleaned_data
        level = Level(typed["level"] or Level.RECORDS)
        purposes = tuple(Purpose(each) for each in typed["purposes"]) if level is Level.SPECIFIED else ()
        return Terms(
            by=self.deciding.giver,
            giver_name=self.deciding.name or typed["giver_name"],
            level=level,
            purposes=purposes,
            purpose_named=typed["purpose_named"] if purposes else "",
            told_cannot_withdraw_once_published=bool(purposes) and typed["told"],
            explained=tuple(typed["explained"]),
        )

    def _check_explained(self) -> None:
        ticked = self.cleaned_data.get("explained")
        if ticked is not None and set(ticked) != set(EXPLAINED):
            self.add_error("explained", "Explain each point, and tick it: a consent stands on all of them.")

    def _check_named_uses(self) -> None:
        uses = {Purpose(each) for each in self.cleaned_data.get("purposes", ())}
        named = self.cleaned_data.get("purpose_named", "")
        if not uses:
            self.add_error("purposes", "Choose the uses that they agree to.")
        if is_open_ended(named):
            self.add_error("purpose_named", OPEN_ENDED)
        if not named and uses & TO_BE_NAMED and not self.has_error("purpose_named"):
            self.add_error("purpose_named", "Name the journal, book, site or study.")
        if uses & CANNOT_BE_CALLED_BACK and not self.cleaned_data.get("told"):
            self.add_error("told", "Tell them that what is published cannot be taken back, and tick it.")
