"""What is ticked and typed for a model release, on its way to the signature; and for its end."""

from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from django import forms
from django.core import signing

from safelight.consent.carrying import A_VISIT, NotCarried, carried, carry
from safelight.consent.deciding import Candidate, Deciding, Ground
from safelight.consent.forms.agreeing import AgreeForm
from safelight.consent.terms import Terms
from safelight.consent.wordings.wording import Wording
from safelight.ledger.acting import Acting
from safelight.policy.facts import Giver

SALT: Final = "safelight.release.asked"
THEMSELF: Final = Deciding(Ground.ABLE, Giver.PATIENT, (Candidate(Giver.PATIENT, ""),))


class ReleaseForm(AgreeForm):
    """Whoever is in the picture speaks for themself, as a patient does."""

    giver_name = forms.CharField(
        label="Full name of the person in the picture",
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter the full name of the person in the picture."},
    )
    occasion = forms.CharField(
        label="What is recorded, when and where",
        max_length=200,
        help_text="For example, opening of the day unit on 4 December. Name no patient here.",
        error_messages={"required": "Enter what is recorded, when and where."},
    )

    def __init__(self, wording: Wording, *args: Any, **kwargs: Any) -> None:
        super().__init__(THEMSELF, wording, *args, **kwargs)
        self.fields["purposes"].label = "Which uses they agree to"

    @property
    def terms(self) -> Terms:
        return replace(super().terms, giver_name=self.cleaned_data["giver_name"])


class TakeBackForm(forms.Form):
    """Why a release ends; nobody has to say."""

    reason = forms.CharField(
        label="Reason, if they gave one",
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page to sign carries: signed, so that what is read is what was chosen, in the words of that version."""

    template: UUID
    terms: Terms
    occasion: str

    def token(self, by: Acting, key: UUID) -> str:
        return signing.dumps([str(self.template), carry(by, key, self.terms), self.occasion], salt=SALT)

    @classmethod
    def read(cls, by: Acting, key: UUID, token: str) -> "Asked":
        """Raises `NotCarried`."""
        try:
            template, terms, occasion = signing.loads(token, salt=SALT, max_age=A_VISIT)
        except signing.BadSignature as broken:
            raise NotCarried from broken
        return cls(UUID(template), carried(by, key, terms), occasion)
