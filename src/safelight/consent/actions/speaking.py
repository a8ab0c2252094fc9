"""Somebody says yes, on paper or by word of mouth, says no, or takes a yes back."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from safelight.consent.actions.words import Covers, Page, Word, add
from safelight.consent.announce import announce
from safelight.consent.models import Consent, Form, FormKind, Signature
from safelight.consent.queries import last_said, uses_given, wording_of
from safelight.consent.running_out import runs_out
from safelight.consent.terms import Signed, Spoken, Terms
from safelight.ledger.acting import Acting
from safelight.ledger.writing import recorded
from safelight.people.identity import lock
from safelight.policy.facts import ConsentForm, Level, Scope, Status
from safelight.trail.events import Event


class NotExplained(ValueError):
    """A form is agreed to once each of its points has been explained, and not before."""


class NotSaidYet(ValueError):
    """What was said by word of mouth is dated after the moment at which it is recorded."""


class Overtaken(ValueError):
    """Something that stands was said at `last`: what was said before it would change nothing."""

    def __init__(self, last: datetime) -> None:
        super().__init__(last)
        self.last = last


def give(
    by: Acting, form: Form, terms: Terms, signatures: Iterable[Signed], key: UUID, seen: int | None = None
) -> Consent:
    """Record a signed consent under a form. `key` is the page's own: a second click finds the first one's
    consent. `seen` is the number of the last word on the form that the page knew.

    Raises `NotExplained` or `AnsweredSince`.
    """
    with recorded(
        Event.CONSENT_GIVE, by, patient=form.patient_id, level=terms.level, form=str(form.pk)
    ) as entry:
        wait_for(form.patient_id)
        consent, new = add(by, yes(form, terms, by.at), Page(key, form, seen))
        if new:
            entry.adds("consent", consent.id)
            add_signatures(by, consent, signatures)
            announce(by, form.patient_id)
    return consent


def say(by: Acting, form: Form, terms: Terms, spoken: Spoken, key: UUID, seen: int | None = None) -> Consent:
    """Record that somebody agreed by word of mouth. What rests on it, if anything, is the policy's to say.

    Raises `NotSaidYet`, `NotExplained`, `AnsweredSince` or `Overtaken`.
    """
    if spoken.at > by.at:
        raise NotSaidYet
    with recorded(
        Event.CONSENT_GIVE,
        by,
        patient=form.patient_id,
        level=terms.level,
        form=str(form.pk),
        expressed="oral",
    ) as entry:
        wait_for(form.patient_id)
        last = last_said(form)
        word = yes(form, terms, spoken.at, _heard(spoken))
        consent, new = add(by, word, Page(key, form, seen))
        if new and last is not None and spoken.at <= last:
            raise Overtaken(last)
        if new:
            entry.adds("consent", consent.id)
            announce(by, form.patient_id)
    return consent


def refuse(by: Acting, form: Form, terms: Terms, key: UUID, seen: int | None = None) -> Consent:
    """Record that the person asked said no. It needs no signature (CUH-8.1). Raises `AnsweredSince`."""
    with recorded(Event.CONSENT_REFUSE, by, patient=form.patient_id, form=str(form.pk)) as entry:
        wait_for(form.patient_id)
        word = Word(form.patient_id, covers_of(form), terms, Status.REFUSED, scope_of(form))
        consent, new = add(by, word, Page(key, form, seen))
        if new:
            entry.adds("consent", consent.id)
            announce(by, form.patient_id)
    return consent


def withdraw(by: Acting, patient: UUID, covers: Covers, terms: Terms, key: UUID, reason: str = "") -> Consent:
    """End the giver's consent for what it covers. In force when this returns, on every worker."""
    with recorded(Event.CONSENT_WITHDRAW, by, patient=patient, covers=_named(covers)) as entry:
        entry.recordings = (covers.recording,) if covers.recording else ()
        wait_for(patient)
        consent, new = add(by, _no_longer(patient, covers, terms, reason), Page(key))
        if new:
            entry.adds("consent", consent.id)
            announce(by, patient)
    return consent


def wait_for(patient: UUID) -> None:
    """Until this transaction ends nobody else changes what rests on this person's word, or files under it."""
    lock(patient)


def yes(form: Form, terms: Terms, at: datetime, further: Mapping[str, object] | None = None) -> Word:
    """A consent under a form that was given at this moment. Raises `NotExplained`."""
    wording = wording_of(form)
    if not wording.must_be_explained.issubset(terms.explained):
        raise NotExplained
    until = runs_out(timezone.localdate(at), wording.months(terms.level))
    columns = {"expires_on": until, **(further or {})}
    return Word(form.patient_id, covers_of(form), terms, Status.GIVEN, scope_of(form), columns)


def _heard(spoken: Spoken) -> dict[str, object]:
    return {
        "expressed": ConsentForm.ORAL,
        "said_at": spoken.at,
        "heard_by": spoken.heard_by,
        "not_written_because": spoken.because,
    }


def _no_longer(patient: UUID, covers: Covers, terms: Terms, reason: str) -> Word:
    """Of a form for a later use its uses are taken back, and nothing else."""
    columns = {"reason": reason}
    later = Form.objects.filter(pk=covers.form, kind=FormKind.LATER_USE).first() if covers.form else None
    if later is None:
        return Word(patient, covers, terms, Status.WITHDRAWN, terms.to, columns)
    uses = replace(terms, level=Level.SPECIFIED, purposes=terms.purposes or uses_given(later))
    return Word(patient, covers_of(later), uses, Status.WITHDRAWN, Scope.USE, columns)


def covers_of(form: Form) -> Covers:
    return Covers(form.pk, form.only_recording)


def scope_of(form: Form) -> Scope:
    return Scope.USE if form.kind == FormKind.LATER_USE else Scope.RECORDING


def add_signatures(by: Acting, consent: Consent, signatures: Iterable[Signed]) -> None:
    Signature.objects.bulk_create(
        Signature(consent=consent, signer=each.signer, name=each.name, strokes=each.strokes, at=by.at)
        for each in signatures
    )


def _named(covers: Covers) -> str:
    if covers.recording:
        return "recording"
    return "form" if covers.form else "all"
