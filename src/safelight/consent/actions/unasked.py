"""A patient who cannot be asked beforehand, and what is found as they wake, are told, are asked, or die."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from safelight.consent.actions.finding import Finding, establish, find
from safelight.consent.actions.speaking import wait_for
from safelight.consent.actions.words import Covers
from safelight.consent.announce import announce
from safelight.consent.established import YES, established
from safelight.consent.models import About, Form
from safelight.consent.record import record_of
from safelight.ledger.acting import Acting
from safelight.ledger.writing import recorded
from safelight.policy.facts import Authority, Capacity, Life
from safelight.trail.events import Event


class CanBeAsked(Exception):
    """Nobody has said that the patient cannot be asked, or somebody has said since that they can."""


@dataclass(frozen=True, slots=True)
class Noted:
    """Who says so and since when; `key` is the page's own."""

    said_by: str
    at: datetime
    key: UUID
    words: str = ""


def cannot_be_asked(by: Acting, form: Form, noted: Noted, *, integral: bool) -> None:
    """The patient is unconscious or anaesthetised. `integral`: the recording is part of the treatment (GMC-19).

    Raises `NotYet`.
    """
    findings = [_finding(form, noted, About.CAPACITY, Capacity.TEMPORARILY_LACKS)]
    if integral:
        findings.append(_finding(form, noted, About.AUTHORITY, Authority.INTEGRAL_TO_TREATMENT))
    with recorded(Event.FACT_FIND, by, patient=form.patient_id) as entry:
        wait_for(form.patient_id)
        if establish(by, entry, form.patient_id, findings):
            announce(by, form.patient_id)


def can_be_asked_again(by: Acting, form: Form, noted: Noted) -> None:
    """The patient answers for themself again. Raises `CanBeAsked` or `NotYet`."""
    with recorded(Event.FACT_FIND, by, patient=form.patient_id) as entry:
        wait_for(form.patient_id)
        finding = _finding(form, noted, About.CAPACITY, Capacity.HAS)
        now = established(record_of(form.patient_id).facts_on(form.pk))
        waking = now.word(About.CAPACITY, Capacity.HAS) is Capacity.TEMPORARILY_LACKS
        if establish(by, entry, form.patient_id, [finding]):
            if not waking:
                raise CanBeAsked
            announce(by, form.patient_id)


def was_told(by: Acting, form: Form, noted: Noted) -> None:
    """The patient knows now that recordings were made (CUH-8.4). Raises `NotYet`."""
    find(by, form.patient_id, [_finding(form, noted, About.TOLD, YES)])


def was_asked(by: Acting, form: Form, noted: Noted) -> None:
    """Consent was sought, and there is no answer yet. Raises `NotYet`."""
    find(by, form.patient_id, [_finding(form, noted, About.ASKED, YES)])


def has_died(by: Acting, form: Form, noted: Noted) -> None:
    """The patient died: whoever represents them is asked from now on. Raises `NotYet`."""
    finding = Finding(About.LIFE, Life.DECEASED, noted.said_by, noted.at, grounds=noted.words, key=noted.key)
    find(by, form.patient_id, [finding])


def _finding(form: Form, noted: Noted, about: About, value: str) -> Finding:
    """Two findings of one click have each their own key, made from the page's."""
    covers, key = Covers(form=form.pk), uuid5(noted.key, about)
    return Finding(about, value, noted.said_by, noted.at, covers, grounds=noted.words, key=key)
