"""The trail in words, with the names that only its readers may see beside it: a page and a table."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils import timezone

from safelight.ledger.acting import Acting, Role
from safelight.ledger.reading import Told
from safelight.library.models import Recording
from safelight.library.presenters.cards import shows
from safelight.oversight import queries
from safelight.people.models import Patient
from safelight.policy.facts import Purpose
from safelight.trail.entry import Entry
from safelight.trail.events import Event
from safelight.web.components import PatientBanner, Tag
from safelight.web.verdicts import PURPOSES
from safelight.web.wording import british_date, british_time, plural

EVENTS: Final[Mapping[Event, str]] = {
    Event.ACCOUNT_SIGN_IN: "Signed in",
    Event.ACCOUNT_SIGN_IN_FAILED: "Failed to sign in",
    Event.ACCOUNT_SIGN_OUT: "Signed out",
    Event.CHECKPOINT_SIGN: "Sealed the trail",
    Event.CONFLICT_SETTLE: "Recorded how contradicting answers were settled",
    Event.CONSENT_GIVE: "Recorded a consent",
    Event.CONSENT_REFUSE: "Recorded a refusal",
    Event.CONSENT_VOID: "Took out what was recorded in error",
    Event.CONSENT_WITHDRAW: "Recorded a withdrawal",
    Event.COPY_DOWNLOAD: "Downloaded a copy",
    Event.COPY_GIVE_UP: "Recorded what became of a copy",
    Event.DOCUMENT_DESTROY: "Destroyed a scanned or signed form",
    Event.DOCUMENT_KEEP: "Kept a signed form",
    Event.DOCUMENT_OFFER: "Offered a signed form to the records system",
    Event.DOCUMENT_OPEN: "Opened a scanned or signed form",
    Event.DOCUMENT_REFUSE: "Asked in vain for a scanned or signed form",
    Event.FACT_FIND: "Recorded a finding",
    Event.FORM_ADOPT: "Put a version of a form into force",
    Event.FORM_BEGIN: "Began a form for a further use",
    Event.FORM_PREPARE: "Made a form ready to be signed on paper",
    Event.FORM_PRINT: "Printed a form",
    Event.INCIDENT_CLOSE: "Closed an incident",
    Event.INCIDENT_OPEN: "Opened an incident",
    Event.INCIDENT_STEP: "Did something about an incident",
    Event.KEY_FORGET: "Gave up earlier keys of the vault",
    Event.KEY_MAKE: "Brought a new key of the vault into use",
    Event.KEY_ROTATE: "Finished putting the vault under a new key",
    Event.PAGE_OPEN: "Opened a page",
    Event.PAGE_REFUSE: "Asked for a page that was not shown",
    Event.PATIENT_CARE: "Joined the care team",
    Event.PATIENT_FIND: "Looked for a patient",
    Event.PATIENT_MERGE: "Merged two records of one person",
    Event.PATIENT_OPEN: "Opened the patient's page",
    Event.PATIENT_REACH: "Stated a reason to open the record",
    Event.PATIENT_REGISTER: "Registered the patient",
    Event.PATIENT_UNMERGE: "Undid a merge of records",
    Event.POLICY_ADOPT: "Had another policy decide from then on",
    Event.PUBLICATION_RECORD: "Recorded a publication",
    Event.RECORDING_DESTROY: "Destroyed a photograph",
    Event.RECORDING_REFUSE_FILE: "Sent a file that was refused",
    Event.RECORDING_RESTAND: "Judged recordings anew",
    Event.RECORDING_TAKE_IN: "Took in a photograph",
    Event.RECORDING_VIEW: "Viewed a photograph",
    Event.RELEASE_SIGN: "Recorded a model release",
    Event.RELEASE_WITHDRAW: "Recorded that a model release was taken back",
    Event.REMINDER_RAISE: "Noted who is to be reminded",
    Event.REMINDER_SEND: "Sent a reminder",
    Event.REQUEST_ASK: "Asked for photographs",
    Event.REQUEST_COMPLETE: "Completed a request",
    Event.REQUEST_OPEN: "Opened a request",
    Event.SCAN_RECOGNISE: "Recognised a scanned page",
    Event.SCAN_SETTLE: "Put a scanned form away",
    Event.SCAN_TAKE_IN: "Took in scanned forms",
    Event.SEARCH_RUN: "Searched the collection",
    Event.SPOKESPERSON_END: "Recorded that somebody no longer speaks for the patient",
    Event.SPOKESPERSON_NAME: "Recorded who speaks for the patient",
    Event.STAFF_END: "Ended a role",
    Event.STAFF_ENROL: "Enrolled a member of staff",
    Event.STAFF_GRANT: "Gave a role",
    Event.TRAIL_EXPORT: "Took the trail away as a file",
    Event.VAULT_CHECK: "Read the vault to see that it is whole",
    Event.VIEWING_OPEN: "Viewed photographs",
}
ASKED: Final[Mapping[Event, str]] = {  # what was refused did not happen
    Event.COPY_DOWNLOAD: "Asked to download a copy",
    Event.PUBLICATION_RECORD: "Asked to record a publication",
    Event.RECORDING_VIEW: "Asked to view a photograph",
    Event.VIEWING_OPEN: "Asked to view photographs",
}
VERDICTS: Final[Mapping[str | None, Tag | None]] = {
    None: None,
    "permit": Tag("Allowed", "green"),
    "deny": Tag("Refused", "red"),
}
CSV_HEADINGS: Final = ("When", "Who", "Role", "What", "For", "Answer", "Paragraphs", "Photographs", "Entry")


@dataclass(frozen=True, slots=True)
class Shown:
    """A recording that an entry speaks of."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry of the trail."""

    index: int
    at: datetime
    who: str
    role: str
    what: str
    purpose: str
    verdict: Tag | None
    paragraphs: str
    recordings: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class LogPage:
    """Who saw a patient's photographs, or one of them. `csv` is the address of the same as a table."""

    title: str
    patient: PatientBanner
    summary: str
    lines: tuple[LogLine, ...]
    csv: str | None
    others: tuple[Shown, ...]  # the logs of the patient, or of their recordings

    @classmethod
    def of_patient(cls, by: Acting, patient: Patient, told: Iterable[Told]) -> "LogPage":
        known = queries.recordings_by_pseudonym(patient.pk)
        lines = tuple(log_lines(told, known))
        return cls(
            title="Who saw this patient's photographs",
            patient=PatientBanner.of(patient, timezone.localdate(by.at)),
            summary=plural(len(lines), "entry", "entries"),
            lines=lines,
            csv=reverse("patient-log-csv", kwargs={"patient": patient.pk}),
            others=(_agreed(patient), *(link_to(each) for each in known.values())),
        )

    @classmethod
    def of_recording(cls, by: Acting, recording: Recording, told: Iterable[Told]) -> "LogPage":
        address = reverse("patient-log", kwargs={"patient": recording.patient_id})
        lines = tuple(log_lines(told, {}))
        return cls(
            title=f"Who saw this photograph: {shows(recording)}",
            patient=PatientBanner.of(recording.patient, timezone.localdate(by.at)),
            summary=plural(len(lines), "entry", "entries"),
            lines=lines,
            csv=None,
            others=(Shown("All that the trail tells of this patient", address),),
        )


def _agreed(patient: Patient) -> Shown:
    """The other half of what a patient or a court asks for."""
    return Shown("What was agreed, and what exists", reverse("statement", kwargs={"patient": patient.pk}))


def log_lines(told: Iterable[Told], known: Mapping[str, Recording]) -> Iterator[LogLine]:
    """The entries in words. `known` are the recordings that may be named, by their pseudonyms."""
    entries = list(told)
    names = queries.names(each.staff for each in entries)
    for each in entries:
        entry = each.entry
        yield LogLine(
            index=each.index,
            at=entry.at,
            who=names.get(each.staff, "Unknown") if each.staff else "The library",
            role=Role(entry.role).label if entry.role else "",
            what=_what(entry),
            purpose=PURPOSES[Purpose(entry.purpose)] if entry.purpose else "",
            verdict=VERDICTS[entry.verdict],
            paragraphs=", ".join(entry.citations),
            recordings=tuple(link_to(known[name]) for name in _named(entry) if name in known),
        )


def _what(entry: Entry) -> str:
    refused = ASKED.get(entry.event) if entry.verdict == "deny" else None
    return refused or EVENTS[entry.event]


def _named(entry: Entry) -> tuple[str, ...]:
    """The pseudonyms of the recordings that an entry is about: one of a kind stands there alone."""
    named = entry.subjects.get("recordings", ())
    return (named,) if isinstance(named, str) else named


def csv_rows(lines: Iterable[LogLine]) -> Iterator[tuple[str, ...]]:
    """The log as a table, its headings first. No cell can be taken for a formula."""
    yield CSV_HEADINGS
    for each in lines:
        cells = (
            british_time(each.at),
            each.who,
            each.role,
            each.what,
            each.purpose,
            each.verdict.word if each.verdict else "",
            each.paragraphs,
            "; ".join(shown.words for shown in each.recordings),
            str(each.index),
        )
        yield tuple(f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell for cell in cells)


def link_to(recording: Recording) -> Shown:
    """A recording as its log is reached."""
    address = reverse("recording-log", kwargs={"recording": recording.pk})
    return Shown(f"{shows(recording)}, {british_date(recording.made_at)}", address)
