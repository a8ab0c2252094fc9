"""The use cases of an incident: opened by the library or by somebody, followed up step by step, closed once."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from safelight.consent.actions import Covers, Finding, establish, wait_for
from safelight.consent.announce import announce
from safelight.consent.established import NO
from safelight.consent.models import About
from safelight.ledger.acting import Acting
from safelight.ledger.writing import Draft, append, recorded
from safelight.library.models import Recording
from safelight.oversight.models import Category, Decision, Incident, IncidentStep, StepKind
from safelight.people.models import Staff
from safelight.policy.verdict import Verdict
from safelight.trail.events import Event

CANDOUR = (StepKind.EXPLAINED, StepKind.NOT_EXPLAINED)


class AlreadyClosed(Exception):
    """The incident is closed: nothing more is added to it."""


class NotExplained(Exception):
    """Nobody has explained to the patient what happened, or said why not (CUH-19)."""


@dataclass(frozen=True, slots=True)
class Concern:
    """What somebody reports, and what it is about, if it is about a patient or one of their recordings."""

    category: Category
    what_happened: str
    patient: UUID | None = None
    recording: UUID | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """Something done about an incident, on a day; `key` is the page's own."""

    kind: StepKind
    words: str
    on: date
    key: UUID


def report(by: Acting, concern: Concern, key: UUID) -> Incident:
    """Open an incident. A second click finds the first one's."""
    with recorded(Event.INCIDENT_OPEN, by, patient=concern.patient) as entry:
        entry.recordings = (concern.recording,) if concern.recording else ()
        entry.detail |= {"incident": str(key), "category": concern.category}
        incident, _ = Incident.objects.get_or_create(
            id=key,
            defaults={
                "category": concern.category,
                "patient_id": concern.patient,
                "recording_id": concern.recording,
                "what_happened": concern.what_happened,
                "opened_by_id": by.staff,
                "opened_at": by.at,
            },
        )
    return incident


def open_about(by: Acting, recording: Recording, verdict: Verdict) -> None:
    """Open an incident about what should not have been made, in the transaction that files it."""
    incident = Incident.objects.create(
        category=Category.MADE_AGAINST_THE_RULES,
        patient_id=recording.patient_id,
        recording=recording,
        paragraphs=[str(each) for each in verdict.citations],
        opened_by_id=by.staff,
        opened_at=by.at,
    )
    entry = Draft(Event.INCIDENT_OPEN, by, patient=recording.patient_id, recordings=(recording.pk,))
    entry.detail |= {"incident": str(incident.pk), "category": incident.category}
    append(entry)


def open_about_both(by: Acting, recording: Recording, other: Recording) -> None:
    """Open an incident about a picture that two patients have, in the transaction that files it the second time. The
    entry is about the patient for whom it is filed now, and names nobody else's.
    """
    incident = Incident.objects.create(
        category=Category.UNDER_TWO_PATIENTS,
        patient_id=recording.patient_id,
        recording=recording,
        other=other,
        opened_by_id=by.staff,
        opened_at=by.at,
    )
    entry = Draft(Event.INCIDENT_OPEN, by, patient=recording.patient_id, recordings=(recording.pk,))
    entry.detail |= {"incident": str(incident.pk), "category": incident.category}
    append(entry)


def open_within(by: Acting, concern: Concern, key: UUID) -> Incident:
    """Open an incident in the caller's transaction, with its own entry."""
    incident = Incident.objects.create(
        id=key,
        category=concern.category,
        patient_id=concern.patient,
        what_happened=concern.what_happened,
        opened_by_id=by.staff,
        opened_at=by.at,
    )
    entry = Draft(Event.INCIDENT_OPEN, by, patient=concern.patient)
    entry.detail |= {"incident": str(key), "category": concern.category}
    append(entry)
    return incident


def take_step(by: Acting, incident: Incident, done: Done) -> None:
    """Add what was done. Raises `AlreadyClosed`."""
    with recorded(Event.INCIDENT_STEP, by, patient=incident.patient_id, step=done.kind) as entry:
        _about(entry, incident)
        _still_open(incident, done.key)
        _add(by, incident, done)


def close(by: Acting, incident: Incident, done: Done, decision: Decision) -> None:
    """Close it, with leave to use its recording or without. Raises `AlreadyClosed` or `NotExplained`."""
    with recorded(Event.INCIDENT_CLOSE, by, patient=incident.patient_id, decision=decision) as entry:
        _about(entry, incident)
        if incident.patient_id:
            wait_for(incident.patient_id)
        _still_open(incident, done.key)
        if not incident.steps.filter(kind__in=CANDOUR).exists():
            raise NotExplained
        if _add(by, incident, done, decision) and decision is Decision.MAY_BE_USED:
            _give_leave(by, entry, incident)


def _give_leave(by: Acting, entry: Draft, incident: Incident) -> None:
    """From here on its consent decides."""
    if incident.recording is None:
        return
    patient, name = incident.recording.patient_id, Staff.objects.get(pk=by.staff).name
    covers = Covers(recording=incident.recording.pk)
    found = Finding(About.MADE_AGAINST_THE_RULES, NO, name, by.at, covers, grounds="The incident is closed")
    establish(by, entry, patient, [found])
    announce(by, patient)


def _about(entry: Draft, incident: Incident) -> None:
    entry.recordings = (incident.recording_id,) if incident.recording_id else ()
    entry.detail["incident"] = str(incident.pk)


def _still_open(incident: Incident, key: UUID) -> None:
    """One at a time; the second click on what closed it is no second closing."""
    Incident.objects.select_for_update().get(pk=incident.pk)
    if incident.steps.filter(kind=StepKind.CLOSED).exclude(pk=key).exists():
        raise AlreadyClosed


def _add(by: Acting, incident: Incident, done: Done, decision: Decision | None = None) -> bool:
    _, new = IncidentStep.objects.get_or_create(
        id=done.key,
        defaults={
            "incident": incident,
            "kind": done.kind,
            "words": done.words,
            "decision": decision or "",
            "done_on": done.on,
            "taken_by_id": by.staff,
            "at": by.at,
        },
    )
    return new
