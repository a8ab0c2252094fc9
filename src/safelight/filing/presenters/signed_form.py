"""An answer on a form as a record in print: what was agreed or refused, by whom, how, and who took it."""

from typing import Final

from django.utils import timezone

from safelight.consent.models import Consent, Signature
from safelight.consent.presenters.recorded import SIGNERS
from safelight.consent.queries import terms_of
from safelight.filing.presenters.on_paper import on_paper
from safelight.paper.form import Answer, Record
from safelight.paper.form import Signature as Signed
from safelight.paper.record import recorded
from safelight.policy.facts import ConsentForm, Signatory, Status
from safelight.web.wording import british_time

BY_HAND: Final = "Signed by hand on the printed form, which follows."


def pdf_of_record(consent: Consent, reference: str, scans: tuple[bytes, ...] = ()) -> bytes:
    """The PDF/A of a consent or a refusal that was given on a form. `scans` are the pages of one that was signed on
    paper. Raises `Unprintable`.
    """
    form = consent.form
    if form is None or consent.status == Status.WITHDRAWN:
        raise LookupError("a signed form is made of an answer on a form")
    today = timezone.localdate(consent.at)
    record = Record(
        form=on_paper(form, terms_of(consent), "", today),
        answer=_answer(consent),
        signatures=tuple(_signature(consent, each) for each in consent.signatures.all()),
        taken_by=f"{consent.taken_by.name}, {consent.taken_by.post}",
        taken=british_time(consent.at),
        reference=reference,
        reason=consent.reason,
        notes=_notes(consent),
        scans=scans,
    )
    return recorded(record, at=consent.at)


def _answer(consent: Consent) -> Answer:
    if consent.status == Status.REFUSED:
        return Answer.REFUSED
    return Answer.SPOKEN if consent.expressed == ConsentForm.ORAL else Answer.AGREED


def _signature(consent: Consent, signature: Signature) -> Signed:
    strokes = tuple(tuple((x, y) for x, y in stroke) for stroke in signature.strokes or ())
    label = SIGNERS[Signatory(signature.signer)]
    if consent.on_paper:
        return Signed(label, signature.name, "dated on the paper", strokes, BY_HAND)
    return Signed(label, signature.name, british_time(signature.at), strokes)


def _notes(consent: Consent) -> tuple[str, ...]:
    notes = (
        f"Answered on paper; it counts from {british_time(consent.said)}." if consent.on_paper else "",
        f"Said on {british_time(consent.said)}." if consent.expressed == ConsentForm.ORAL else "",
        f"Heard by {consent.heard_by}." if consent.heard_by else "",
        f"Not in writing because: {consent.not_written_because}" if consent.not_written_because else "",
    )
    return tuple(each for each in notes if each)
