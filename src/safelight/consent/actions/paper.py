"""What somebody answered by hand on a printed form. It becomes the same record as an answer on the screen."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from safelight.consent.actions.speaking import (
    NotSaidYet,
    Overtaken,
    add_signatures,
    covers_of,
    scope_of,
    wait_for,
    yes,
)
from safelight.consent.actions.words import Page, Word, add
from safelight.consent.announce import announce
from safelight.consent.models import Consent, Form
from safelight.consent.queries import last_said
from safelight.consent.terms import Signed, Terms
from safelight.ledger.acting import Acting
from safelight.ledger.writing import Draft
from safelight.policy.facts import Status


@dataclass(frozen=True, slots=True)
class OnPaper:
    """The signatures on the paper, and when it was signed; None where only a person could read the date: it counts
    from when it came back, which opens nothing that was made before.
    """

    signatures: tuple[Signed, ...]
    signed_at: datetime | None = None


def agree_on_paper(by: Acting, entry: Draft, form: Form, terms: Terms, paper: OnPaper, key: UUID) -> Consent:
    """Add the consent within another use case. `key` is the paper's own: read twice, it is recorded once.

    Raises `NotSaidYet`, `NotExplained`, or `Overtaken` where something was said since it was signed.
    """
    word = yes(form, terms, paper.signed_at or by.at, {"on_paper": True, "said_at": paper.signed_at})
    return _add(by, entry, form, word, paper, key)


def refuse_on_paper(by: Acting, entry: Draft, form: Form, terms: Terms, paper: OnPaper, key: UUID) -> Consent:
    """Add the refusal within another use case; it needs no signature (CUH-8.1). Raises `NotSaidYet` or `Overtaken`."""
    columns = {"on_paper": True, "said_at": paper.signed_at}
    word = Word(form.patient_id, covers_of(form), terms, Status.REFUSED, scope_of(form), columns)
    return _add(by, entry, form, word, paper, key)


def _add(by: Acting, entry: Draft, form: Form, word: Word, paper: OnPaper, key: UUID) -> Consent:
    signed_at = paper.signed_at
    if signed_at is not None and signed_at > by.at:
        raise NotSaidYet
    wait_for(form.patient_id)
    last = last_said(form)
    consent, new = add(by, word, Page(key, form))
    if new:
        if signed_at is not None and last is not None and signed_at <= last:
            raise Overtaken(last)
        entry.adds("consent", consent.id)
        add_signatures(by, consent, paper.signatures)
        announce(by, form.patient_id)
    return consent
