"""Facts are added: what was found or decided about a patient beside what was said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from safelight.consent.actions.speaking import Covers, wait_for
from safelight.consent.announce import announce
from safelight.consent.models import About, Fact
from safelight.ledger.acting import By
from safelight.ledger.writing import Draft, recorded
from safelight.trail.events import Event


class NotYet(ValueError):
    """A finding is dated after the moment at which it is recorded."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, by whom and when. `value` is a word of the vocabulary, or `yes` and `no`."""

    about: About
    value: str
    found_by: str
    found_at: datetime
    covers: Covers = field(default_factory=Covers)
    holds: bool = True
    grounds: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    key: UUID = field(default_factory=uuid4)


def find(by: By, patient: UUID, findings: Iterable[Finding]) -> None:
    """Record findings that belong together. One that is recorded already, by its key, is left as it is.

    Raises `NotYet`.
    """
    with recorded(Event.FACT_FIND, by, patient=patient) as entry:
        wait_for(patient)
        if establish(by, entry, patient, findings):
            announce(by, patient)


def establish(by: By, entry: Draft, patient: UUID, findings: Iterable[Finding]) -> int:
    """Add findings inside another use case's transaction; how many were new. The caller announces."""
    return sum(_add(by, entry, patient, each) for each in findings)


def _add(by: By, entry: Draft, patient: UUID, finding: Finding) -> bool:
    if finding.found_at > by.at:
        raise NotYet
    fact, new = Fact.objects.get_or_create(
        id=finding.key,
        defaults={
            "patient_id": patient,
            "form_id": finding.covers.form,
            "only_recording": finding.covers.recording,
            "about": finding.about,
            "value": finding.value,
            "holds": finding.holds,
            "grounds": finding.grounds,
            "answers": dict(finding.answers),
            "found_by": finding.found_by,
            "found_at": finding.found_at,
            "recorded_by_id": by.staff,
            "at": by.at,
        },
    )
    if new:
        entry.adds("fact", fact.id)
    return new
