"""What the trail says, for those who watch over the library. It reads; nothing is decided or changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings

from safelight.ledger import reading
from safelight.ledger.models import LedgerEntry, LedgerHead, Salt
from safelight.ledger.salting import keys_behind, pseudonyms
from safelight.library.models import Recording
from safelight.people.identity import one_person
from safelight.people.models import Patient, Staff, StatedReason
from safelight.trail.events import Event
from safelight.trail.pseudonym import pseudonym

A_MINUTE: Final = timedelta(minutes=1)
A_WEEK: Final = timedelta(days=7)
MOST_SHOWN: Final = 50
VIEWS: Final = (Event.VIEWING_OPEN, Event.RECORDING_VIEW)


@dataclass(frozen=True, slots=True)
class Week:
    """The last seven days in figures, and the latest refusals; at most `MOST_SHOWN` of them."""

    views: int
    files_refused: int
    refusals: int
    latest: tuple[reading.Told, ...]


@dataclass(frozen=True, slots=True)
class Health:
    """How long the trail is, and until when it is sealed; None before the first checkpoint."""

    entries: int
    sealed_at: datetime | None


def week(now: datetime) -> Week:
    """The seven days up to now."""
    since = now - A_WEEK
    entries = LedgerEntry.objects.filter(at__gte=since)
    return Week(
        views=entries.filter(event__in=VIEWS).exclude(verdict="deny").count(),
        files_refused=entries.filter(event=Event.RECORDING_REFUSE_FILE).count(),
        refusals=entries.filter(verdict="deny").count(),
        latest=tuple(reading.newest(entries.filter(verdict="deny"), MOST_SHOWN)),
    )


def health() -> Health:
    head = LedgerHead.objects.filter(pk=1).first()
    file = settings.SAFELIGHT_HOME / "trail" / "checkpoints"
    written = datetime.fromtimestamp(file.stat().st_mtime, UTC) if file.exists() else None
    return Health(head.size if head else 0, written)


def names(staff: Iterable[UUID | None]) -> dict[UUID, str]:
    """The names of members of staff."""
    wanted = {each for each in staff if each}
    return dict(Staff.objects.filter(pk__in=wanted).values_list("pk", "name"))


def reasons(told: Iterable[reading.Told]) -> dict[int, str]:
    """The reasons that people stated who were not in the care team, by the entry. Their words are kept apart from the
    trail: a reason and an entry of one person, about one patient, within a minute belong together.
    """
    reached = [each for each in told if each.entry.event is Event.PATIENT_REACH and each.staff]
    if not reached:
        return {}
    times = [each.entry.at for each in reached]
    stated = list(
        StatedReason.objects.filter(
            staff__in={each.staff for each in reached}, at__gte=min(times) - A_MINUTE, at__lte=max(times)
        )
    )
    patients = pseudonyms("patient", {each.patient_id for each in stated})
    return {
        one.index: each.reason
        for one in reached
        for each in stated
        if (each.staff_id, patients[each.patient_id]) == (one.staff, one.entry.subjects.get("patient"))
        and each.at <= one.entry.at <= each.at + A_MINUTE
    }


def patients_by_pseudonym(told: Iterable[reading.Told]) -> dict[str, Patient]:
    """The patients whom entries are about, so far as their salts are not erased."""
    wanted = {str(each.entry.subjects["patient"]) for each in told if "patient" in each.entry.subjects}
    if not wanted:
        return {}
    keys = keys_behind("patient", wanted)
    rows = Patient.objects.in_bulk(list(keys.values()))
    return {name: rows[key] for name, key in keys.items() if key in rows}


def recordings_by_pseudonym(patient: UUID) -> dict[str, Recording]:
    """A patient's recordings by the names under which the trail speaks of them."""
    return recordings_of(one_person(patient))


def recordings_of(patients: Iterable[UUID]) -> dict[str, Recording]:
    """The recordings under these records of patients, by the names under which the trail speaks of them."""
    rows = {each.pk: each for each in Recording.objects.filter(patient__in=list(patients))}
    return {name: rows[key] for key, name in _pseudonyms(rows)}


def _pseudonyms(recordings: Iterable[UUID]) -> Iterator[tuple[UUID, str]]:
    salts = Salt.objects.filter(kind="recording", key__in=list(recordings))
    for key, salt in salts.values_list("key", "salt"):
        yield key, pseudonym(bytes(salt), "recording", str(key))
