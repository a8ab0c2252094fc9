"""The page of one log: of a patient, or of a recording."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from safelight.ledger.acting import Acting
from safelight.ledger.reading import Told
from safelight.library.models import Recording
from safelight.library.presenters.cards import shows
from safelight.oversight import queries
from safelight.oversight.presenters.log import Known, LogLine, Shown, link_to, log_lines, older
from safelight.people.models import Patient
from safelight.web.components import PatientBanner


@dataclass(frozen=True, slots=True)
class LogPage:
    """Who saw a patient's photographs, or one of them. `csv` is the address of the same as a table."""

    title: str
    patient: PatientBanner
    lines: tuple[LogLine, ...]
    older: str
    csv: str | None
    letter: str | None
    others: tuple[Shown, ...]  # the logs of the patient, or of their recordings

    @classmethod
    def of_patient(cls, by: Acting, patient: Patient, told: Sequence[Told], number: int) -> "LogPage":
        recordings = queries.recordings_by_pseudonym(patient.pk)
        lines = tuple(log_lines(told[:number], Known(recordings)))
        address = {"patient": patient.pk}
        return cls(
            title="Who saw this patient's photographs",
            patient=PatientBanner.of(patient, timezone.localdate(by.at)),
            lines=lines,
            older=older(told, number, "?"),
            csv=reverse("patient-log-csv", kwargs=address),
            letter=reverse("patient-letter", kwargs=address),
            others=(
                _search("patient", patient.pk, "Search the entries about this patient"),
                _agreed(patient),
                *(link_to(each) for each in recordings.values()),
            ),
        )

    @classmethod
    def of_recording(cls, by: Acting, recording: Recording, told: Sequence[Told], number: int) -> "LogPage":
        address = reverse("patient-log", kwargs={"patient": recording.patient_id})
        lines = tuple(log_lines(told[:number]))
        return cls(
            title=f"Who saw this photograph: {shows(recording)}",
            patient=PatientBanner.of(recording.patient, timezone.localdate(by.at)),
            lines=lines,
            older=older(told, number, "?"),
            csv=None,
            letter=None,
            others=(
                _search("recording", recording.pk, "Search the entries about this photograph"),
                Shown("All that the trail tells of this patient", address),
            ),
        )


def _agreed(patient: Patient) -> Shown:
    """The other half of what a patient or a court asks for."""
    return Shown("What was agreed, and what exists", reverse("statement", kwargs={"patient": patient.pk}))


def _search(kind: str, key: UUID, words: str) -> Shown:
    """The address has an identifier that says nothing outside the library."""
    return Shown(words, f"{reverse('trail-search')}?{kind}={key}")
