"""What was said of a form, word for word, the last first; printable for the patient."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from safelight.consent.counting import reaches_only_the_record
from safelight.consent.models import Consent, Form, FormKind, Signature
from safelight.consent.presenters.about import About
from safelight.consent.presenters.agreement import Agreement
from safelight.consent.presenters.deciding import in_a_sentence
from safelight.consent.presenters.tags import consent_tag
from safelight.consent.queries import terms_of, voided, wording_of
from safelight.consent.wordings.wording import Wording
from safelight.policy.facts import ConsentForm, Giver, Scope, Signatory, Status
from safelight.web.components import Tag
from safelight.web.signing import DrawnSignature
from safelight.web.wording import british_date, british_time

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

    consent: UUID | None  # None where no signed form is made of it
    heading: str
    tag: Tag
    said: str  # by whom, heard and recorded by whom, of what
    notes: tuple[str, ...]
    agreement: Agreement | None
    signatures: tuple[Signed, ...]

    @classmethod
    def of(cls, consent: Consent, wording: Wording, today: date) -> "Word":
        """`consent` comes with its signatures and with who took it."""
        given = consent.status == Status.GIVEN
        return cls(
            consent=consent.id if consent.form_id and consent.status != Status.WITHDRAWN else None,
            heading=heading(consent),
            tag=consent_tag(consent),
            said=f"{said_by(consent)} It covers: {_covers(consent)}.",
            notes=_notes(consent, today),
            agreement=Agreement.of(terms_of(consent), wording) if given else None,
            signatures=tuple(_signed(each) for each in consent.signatures.all()),
        )


@dataclass(frozen=True, slots=True)
class RecordedPage:
    """All that was said of one form."""

    about: About
    words: tuple[Word, ...]
    conflict: bool  # answers contradict each other
    may_withdraw: bool
    may_ask_for_use: bool
    title: str

    @classmethod
    def of(
        cls, about: About, form: Form, said: Sequence[Consent], today: date, *, conflict: bool
    ) -> "RecordedPage":
        """`said` is in the order in which it was said, and not empty."""
        wording = wording_of(form)
        return cls(
            about=about,
            conflict=conflict,
            words=tuple(Word.of(each, wording, today) for each in reversed(said)),
            may_withdraw=said[-1].status == Status.GIVEN,
            may_ask_for_use=form.kind == FormKind.PHOTOGRAPHS and said[-1].status == Status.GIVEN,
            title=wording.title,
        )


def heading(consent: Consent) -> str:
    """What was answered and when: `Agreed by word of mouth on 22-Nov-2026 17:05`."""
    how = " by word of mouth" if consent.expressed == ConsentForm.ORAL else ""
    how = " on paper" if consent.on_paper else how
    return f"{SAID[Status(consent.status)]}{how} on {british_time(consent.said)}"


def said_by(consent: Consent) -> str:
    """Who answered, and who recorded it."""
    recorded = f" on {british_time(consent.at)}" if consent.said_at else ""
    return f"By {consent.giver_name}, {capacity(consent)}. Recorded by {consent.taken_by.name}{recorded}."


def capacity(consent: Consent) -> str:
    """In what capacity somebody answered: as it is on file; else what kind of person it was."""
    on_file = consent.spokesperson
    return in_a_sentence(on_file.relationship) if on_file is not None else GIVERS[Giver(consent.by)]


def runs_out(consent: Consent, today: date) -> str | None:
    """When a consent reaches no further than the record; None if never, or if it is none."""
    if consent.expires_on is None or consent.status != Status.GIVEN:
        return None
    tense = "Ran" if reaches_only_the_record(consent, today) else "Runs"
    return f"{tense} out on {british_date(consent.expires_on)}"


def _covers(consent: Consent) -> str:
    if consent.to == Scope.USE:
        return (
            "a further use of this photograph"
            if consent.only_recording
            else "a further use of these photographs"
        )
    return "these photographs" if consent.form_id else "all photographs of this patient"


def _notes(consent: Consent, today: date) -> tuple[str, ...]:
    until = runs_out(consent, today)
    after = "it is over" if consent.to == Scope.USE else "it covers the medical record and nothing more"
    notes = (
        "Recorded in error: it never counted." if voided(consent) else "",
        f"{until}: from that day on {after}." if until else "",
        _counted_from(consent),
        f"Heard by {consent.heard_by}." if consent.heard_by else "",
        f"Not in writing because: {consent.not_written_because}" if consent.not_written_because else "",
        f"Reason given: {consent.reason}" if consent.reason else "",
    )
    return tuple(each for each in notes if each)


def _counted_from(consent: Consent) -> str:
    if not consent.on_paper or consent.said_at is not None:
        return ""
    return "Signed by hand; it counts from when the paper came back. The day that was written on it is in the scan."


def _signed(signature: Signature) -> Signed:
    label = SIGNERS[Signatory(signature.signer)]
    if signature.strokes is None:
        return Signed(label, signature.name, None)
    strokes = tuple([(x, y) for x, y in stroke] for stroke in signature.strokes)
    return Signed(label, signature.name, DrawnSignature(label, strokes))
