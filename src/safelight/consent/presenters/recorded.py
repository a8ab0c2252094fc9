"""What was said of a form, word for word, the last first; printable for the patient."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from safelight.consent.models import Consent, Signature
from safelight.consent.presenters.about import About
from safelight.consent.presenters.agreement import Agreement
from safelight.consent.presenters.tags import consent_tag
from safelight.consent.terms import Terms
from safelight.consent.wordings.wording import Wording
from safelight.policy.facts import Giver, Level, Purpose, Signatory, Status
from safelight.web.components import Tag
from safelight.web.signing import DrawnSignature
from safelight.web.wording import british_time

SAID: Final = {Status.GIVEN: "Agreed", Status.REFUSED: "Refused", Status.WITHDRAWN: "Withdrawn"}
GIVERS: Final = {
    Giver.PATIENT: "the patient",
    Giver.PARENT: "a parent",
    Giver.ATTORNEY: "an attorney or deputy",
    Giver.PERSONAL_REPRESENTATIVE: "the personal representative",
    Giver.NEXT_OF_KIN: "the next of kin",
    Giver.SOCIAL_WORKER: "a social worker",
    Giver.POLICE: "the police",
}
SIGNERS: Final = {
    Signatory.GIVER: "Signature of the person who agreed",
    Signatory.STAFF: "Signature of the member of staff",
}


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature under a word, drawn or typed."""

    label: str
    name: str
    drawn: DrawnSignature | None


@dataclass(frozen=True, slots=True)
class Word:
    """One thing said: a consent, a refusal or a withdrawal. `agreement` is None unless it was a consent."""

    heading: str
    tag: Tag
    giver: str
    taken_by: str
    covers: str
    agreement: Agreement | None
    signatures: tuple[Signed, ...]
    reason: str

    @classmethod
    def of(cls, consent: Consent, wording: Wording) -> "Word":
        """`consent` comes with its signatures and with who took it."""
        terms = _terms(consent)
        given = consent.status == Status.GIVEN
        return cls(
            heading=f"{SAID[Status(consent.status)]} on {british_time(consent.at)}",
            tag=consent_tag(consent),
            giver=f"{consent.giver_name}, {GIVERS[terms.by]}",
            taken_by=consent.taken_by.name,
            covers="These photographs" if consent.form_id else "All photographs of this patient",
            agreement=Agreement.of(terms, wording) if given else None,
            signatures=tuple(_signed(each) for each in consent.signatures.all()),
            reason=consent.reason,
        )


@dataclass(frozen=True, slots=True)
class RecordedPage:
    """All that was said of one form."""

    about: About
    words: tuple[Word, ...]
    may_ask_again: bool  # the last word was a no
    may_withdraw: bool
    title: str

    @classmethod
    def of(cls, about: About, said: Sequence[Consent], wording: Wording) -> "RecordedPage":
        """`said` is in the order in which it was said, and not empty."""
        given = said[-1].status == Status.GIVEN
        words = tuple(Word.of(each, wording) for each in reversed(said))
        return cls(about, words, not given, given, wording.title)


def _terms(consent: Consent) -> Terms:
    return Terms(
        by=Giver(consent.by),
        giver_name=consent.giver_name,
        level=Level(consent.level),
        purposes=tuple(Purpose(each) for each in consent.purposes),
        purpose_named=consent.purpose_named,
        told_cannot_withdraw_once_published=consent.told_cannot_withdraw_once_published,
        explained=tuple(consent.explained),
    )


def _signed(signature: Signature) -> Signed:
    label = SIGNERS[Signatory(signature.signer)]
    if signature.strokes is None:
        return Signed(label, signature.name, None)
    strokes = tuple([(x, y) for x, y in stroke] for stroke in signature.strokes)
    return Signed(label, signature.name, DrawnSignature(label, strokes))
