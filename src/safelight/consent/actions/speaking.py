"""Somebody says yes, says no, or takes a yes back."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from safelight.consent.announce import announce
from safelight.consent.models import Consent, Form, Signature
from safelight.consent.terms import Signed, Terms
from safelight.ledger.acting import Acting
from safelight.ledger.writing import recorded
from safelight.people.identity import lock
from safelight.policy.facts import Level, Status
from safelight.trail.events import Event


@dataclass(frozen=True, slots=True)
class Covers:
    """What a word is about: one recording, else the recordings under a form, else all that there are of the
    patient.
    """

    form: UUID | None = None
    recording: UUID | None = None


def give(by: Acting, form: Form, terms: Terms, signatures: Iterable[Signed], key: UUID) -> Consent:
    """Record a signed consent under a form. `key` is the page's own: a second click finds the first one's
    consent.
    """
    with recorded(
        Event.CONSENT_GIVE, by, patient=form.patient_id, level=terms.level, form=str(form.pk)
    ) as entry:
        wait_for(form.patient_id)
        consent, new = _add(by, form.patient_id, Covers(form=form.pk), terms, Status.GIVEN, key)
        if new:
            entry.adds("consent", consent.id)
            _sign(by, consent, signatures)
            announce(by, form.patient_id)
    return consent


def refuse(by: Acting, form: Form, terms: Terms, key: UUID) -> Consent:
    """Record that the person asked said no. It needs no signature (CUH-8.1)."""
    with recorded(Event.CONSENT_REFUSE, by, patient=form.patient_id, form=str(form.pk)) as entry:
        wait_for(form.patient_id)
        consent, new = _add(by, form.patient_id, Covers(form=form.pk), terms, Status.REFUSED, key)
        if new:
            entry.adds("consent", consent.id)
            announce(by, form.patient_id)
    return consent


def withdraw(by: Acting, patient: UUID, covers: Covers, terms: Terms, key: UUID, reason: str = "") -> Consent:
    """End the giver's consent for what it covers. In force when this returns, on every worker."""
    with recorded(Event.CONSENT_WITHDRAW, by, patient=patient, covers=_named(covers)) as entry:
        entry.recordings = (covers.recording,) if covers.recording else ()
        wait_for(patient)
        consent, new = _add(by, patient, covers, terms, Status.WITHDRAWN, key, reason)
        if new:
            entry.adds("consent", consent.id)
            announce(by, patient)
    return consent


def wait_for(patient: UUID) -> None:
    """Until this transaction ends nobody else changes what rests on this person's word, or files under it."""
    lock(patient)


def _add(
    by: Acting, patient: UUID, covers: Covers, terms: Terms, status: Status, key: UUID, reason: str = ""
) -> tuple[Consent, bool]:
    return Consent.objects.get_or_create(
        id=key,
        defaults={
            "patient_id": patient,
            "form_id": covers.form,
            "only_recording": covers.recording,
            "by": terms.by,
            "giver_name": terms.giver_name,
            "level": terms.level or Level.RECORDS,
            "purposes": list(terms.purposes),
            "purpose_named": terms.purpose_named,
            "status": status,
            "told_cannot_withdraw_once_published": terms.told_cannot_withdraw_once_published,
            "explained": list(terms.explained),
            "reason": reason,
            "taken_by_id": by.staff,
            "at": by.at,
        },
    )


def _sign(by: Acting, consent: Consent, signatures: Iterable[Signed]) -> None:
    Signature.objects.bulk_create(
        Signature(consent=consent, signer=each.signer, name=each.name, strokes=each.strokes, at=by.at)
        for each in signatures
    )


def _named(covers: Covers) -> str:
    if covers.recording:
        return "recording"
    return "form" if covers.form else "all"
