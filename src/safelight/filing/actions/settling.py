"""A form that came back is filed by itself, read by a person, or put away. Each is done once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from safelight.consent.actions import OnPaper, agree_on_paper, refuse_on_paper, wait_for
from safelight.consent.carrying import unpacked
from safelight.consent.models import Consent
from safelight.consent.queries import wording_of
from safelight.consent.terms import Signed
from safelight.filing.doubts import doubts_about, is_refused
from safelight.filing.models import Outcome, Printout, ReturnedForm, ScannedPage, Settlement
from safelight.filing.rows import returned_of
from safelight.ledger.acting import Acting
from safelight.ledger.writing import Draft, recorded
from safelight.library.models import Document
from safelight.policy.facts import Signatory
from safelight.trail.events import Event


class AlreadySettled(Exception):
    """Somebody else has filed it or put it away."""


class InDoubt(Exception):
    """It cannot be filed without a person."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a person reads on a paper: the answer, when it was signed, and by which member of staff."""

    agreed: bool
    signed_at: datetime
    explained_by: str = ""  # empty where it is who was printed


def file_by_itself(by: Acting, returned: ReturnedForm) -> Settlement | None:
    """Record what the paper says, if there is no doubt about it; else it stays on the list."""
    if returned.printout is None or doubts_about(by, returned, returned.pages.all()):
        return None
    form, refused = returned.printout.form, _refused(returned.pages.all())
    event = Event.CONSENT_REFUSE if refused else Event.CONSENT_GIVE
    try:
        with recorded(event, by, patient=form.patient_id, form=str(form.pk)) as entry:
            wait_for(form.patient_id)
            _ensure_no_doubt(by, returned)  # what was said while we waited counts
            paper = OnPaper(() if refused else _signatures(returned.printout))
            consent = _answer(by, entry, returned, paper, agreed=not refused)
            return _settled(by, returned, Outcome.FILED, consent)
    except (AlreadySettled, InDoubt):
        return None


def type_in(by: Acting, returned: ReturnedForm, written: Written) -> Settlement:
    """Record what a person has read. Raises `AlreadySettled`, and as `agree_on_paper` does."""
    printout = _printout(returned)
    form = printout.form
    event = Event.CONSENT_GIVE if written.agreed else Event.CONSENT_REFUSE
    with recorded(event, by, patient=form.patient_id, form=str(form.pk)) as entry:
        wait_for(form.patient_id)
        signatures = _signatures(printout, written.explained_by) if written.agreed else ()
        paper = OnPaper(signatures, written.signed_at)
        consent = _answer(by, entry, returned, paper, agreed=written.agreed)
        return _settled(by, returned, Outcome.READ, consent)


def recognise(by: Acting, returned: ReturnedForm, printout: Printout) -> None:
    """A person says which form a page is of whose code tells nothing. Raises `AlreadySettled`."""
    with recorded(
        Event.SCAN_RECOGNISE, by, patient=printout.form.patient_id,
        returned=str(returned.pk), printout=str(printout.pk),
    ):  # fmt: skip
        _ensure_unsettled(returned)
        ReturnedForm.objects.filter(pk=returned.pk).update(printout=printout)
        pages = Document.objects.filter(scanned_page__returned=returned)
        pages.update(patient=printout.form.patient_id)


def put_away(by: Acting, returned: ReturnedForm, outcome: Outcome, reason: str) -> Settlement:
    """Take it off the list without an answer; the pages stay. Raises `AlreadySettled`."""
    patient = returned.printout.form.patient_id if returned.printout else None
    with recorded(Event.SCAN_SETTLE, by, patient=patient, returned=str(returned.pk), outcome=outcome):
        return _settled(by, returned, outcome, None, reason)


def _ensure_no_doubt(by: Acting, returned: ReturnedForm) -> None:
    if doubts_about(by, returned, returned.pages.all()):
        raise InDoubt


def _answer(by: Acting, entry: Draft, returned: ReturnedForm, paper: OnPaper, *, agreed: bool) -> Consent:
    printout = _printout(returned)
    terms = unpacked(printout.terms)
    entry.detail |= {"returned": str(returned.pk)} | ({"level": terms.level} if agreed else {})
    add = agree_on_paper if agreed else refuse_on_paper
    return add(by, entry, printout.form, terms, paper, returned.pk)


def _settled(
    by: Acting, returned: ReturnedForm, outcome: Outcome, consent: Consent | None, reason: str = ""
) -> Settlement:
    _ensure_unsettled(returned)
    if consent is not None:
        _replace_others(by, returned, consent)
    return Settlement.objects.create(
        returned=returned, outcome=outcome, consent=consent, reason=reason, by_id=by.staff, at=by.at
    )


def _ensure_unsettled(returned: ReturnedForm) -> None:
    """One at a time. Raises `AlreadySettled`."""
    ReturnedForm.objects.select_for_update(of=("self",)).get(pk=returned.pk)
    if Settlement.objects.filter(returned=returned).exists():
        raise AlreadySettled


def _replace_others(by: Acting, returned: ReturnedForm, consent: Consent) -> None:
    """Parts of the same paper that waited for a person wait no longer."""
    same = ReturnedForm.objects.filter(printout=returned.printout, settlement=None).exclude(pk=returned.pk)
    Settlement.objects.bulk_create(
        Settlement(returned=each, outcome=Outcome.REPLACED, consent=consent, by_id=by.staff, at=by.at)
        for each in same
    )


def _signatures(printout: Printout, explained_by: str = "") -> tuple[Signed, ...]:
    """Those whose names were printed, as the form asks for them."""
    names = {
        Signatory.GIVER: unpacked(printout.terms).giver_name,
        Signatory.STAFF: explained_by or printout.explained_by.name,
    }
    return tuple(Signed(each, names[each]) for each in wording_of(printout.form).signatures)


def _refused(pages: Iterable[ScannedPage]) -> bool:
    found = returned_of(pages)
    return found is not None and is_refused(found)


def _printout(returned: ReturnedForm) -> Printout:
    if returned.printout is None:
        raise LookupError("nobody has said which form it is")
    return returned.printout
