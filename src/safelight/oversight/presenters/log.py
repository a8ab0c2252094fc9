"""The trail in words, with the names that only its readers may see beside it: as lines, and as a table to take away."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from django.urls import reverse

from safelight.ledger.acting import Role
from safelight.ledger.reading import Told
from safelight.library.models import Recording
from safelight.library.presenters.cards import shows
from safelight.oversight import queries
from safelight.oversight.presenters.words import VERDICTS, what
from safelight.people.models import Patient
from safelight.policy.facts import Purpose
from safelight.trail.entry import Entry
from safelight.trail.events import Event
from safelight.web.components import Tag
from safelight.web.verdicts import PURPOSES
from safelight.web.wording import british_date, british_time

CSV_HEADINGS: Final = (
    "When", "Who", "Role", "What", "For", "Answer", "Paragraphs", "Photographs", "Entry", "Reason", "From",
)  # fmt: skip
NOBODY_KNOWN: Final = "Somebody unknown"
FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Shown:
    """A thing that an entry speaks of, and where to read of it."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry of the trail. `why` is the reason that somebody stated who is not in the care team."""

    index: int
    at: datetime
    who: str
    role: str
    what: str
    purpose: str
    verdict: Tag | None
    paragraphs: str
    recordings: tuple[Shown, ...] = ()
    patient: Shown | None = None
    origin: str = ""  # the workstation's address
    activity: str = ""  # the address of all that this person did
    why: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What may be named beside entries: recordings and patients, by their pseudonyms."""

    recordings: Mapping[str, Recording] = field(default_factory=dict)
    patients: Mapping[str, Patient] = field(default_factory=dict)


def log_lines(told: Iterable[Told], known: Known = Known()) -> Iterator[LogLine]:
    """The entries in words."""
    entries = list(told)
    names = queries.names(each.staff for each in entries)
    reasons = queries.reasons(entries)
    for each in entries:
        entry = each.entry
        yield LogLine(
            index=each.index,
            at=entry.at,
            who=_who(each, names),
            role=Role(entry.role).label if entry.role else "",
            what=what(entry),
            purpose=PURPOSES[Purpose(entry.purpose)] if entry.purpose else "",
            verdict=VERDICTS[entry.verdict],
            paragraphs=", ".join(entry.citations),
            recordings=tuple(
                link_to(known.recordings[name]) for name in named(entry) if name in known.recordings
            ),
            patient=_patient(entry, known.patients),
            origin=entry.origin or "" if _by_somebody(each) else "",  # the library acts from nowhere
            activity=activity_of(each.staff) if each.staff else "",
            why=reasons.get(each.index, ""),
        )


def known_in(told: Iterable[Told]) -> Known:
    """The patients of these entries, and their photographs, by name: for pages that are about nobody in particular."""
    patients = queries.patients_by_pseudonym(told)
    return Known(queries.recordings_of(each.pk for each in patients.values()), patients)


def named(entry: Entry) -> tuple[str, ...]:
    """The pseudonyms of the recordings that an entry is about: one of a kind stands there alone."""
    recordings = entry.subjects.get("recordings", ())
    return (recordings,) if isinstance(recordings, str) else recordings


def csv_rows(lines: Iterable[LogLine]) -> Iterator[tuple[str, ...]]:
    """The log as a table, its headings first. No patient is named, and no cell can be taken for a formula."""
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
            each.why,
            each.origin,
        )
        yield tuple(f"'{cell}" if cell.startswith(FORMULAS) else cell for cell in cells)


def link_to(recording: Recording) -> Shown:
    """A recording as its log is reached."""
    address = reverse("recording-log", kwargs={"recording": recording.pk})
    return Shown(f"{shows(recording)}, {british_date(recording.made_at)}", address)


def link_to_patient(patient: Patient) -> Shown:
    """A patient as their log is reached."""
    return Shown(full_name(patient), reverse("patient-log", kwargs={"patient": patient.pk}))


def activity_of(staff: UUID) -> str:
    """The address of all that a member of staff did."""
    return reverse("activity", kwargs={"staff": staff})


def full_name(patient: Patient) -> str:
    return f"{patient.family_name.upper()}, {patient.given_name}"


def _who(told: Told, names: Mapping[UUID, str]) -> str:
    if told.staff:
        return names.get(told.staff, NOBODY_KNOWN)
    return NOBODY_KNOWN if _by_somebody(told) else "The library"


def _by_somebody(told: Told) -> bool:
    """Whether a person acted, known or not."""
    entry = told.entry
    return entry.actor is not None or entry.event is Event.ACCOUNT_SIGN_IN_FAILED


def _patient(entry: Entry, known: Mapping[str, Patient]) -> Shown | None:
    found = known.get(str(entry.subjects.get("patient")))
    return link_to_patient(found) if found else None


def older(told: Sequence[Told], number: int, address: str) -> str:
    """Where what comes after the first `number` is, if there is any; `address` ends where the last query follows."""
    return f"{address}before={told[number - 1].index}" if len(told) > number else ""
