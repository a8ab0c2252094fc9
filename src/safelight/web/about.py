"""Whom an address is about, for the entry that somebody opened it or asked for it in vain."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Model

from safelight.consent.models import Consent, Form, Spokesperson
from safelight.filing.models import Printout, ReturnedForm
from safelight.library.models import Document, Recording
from safelight.oversight.models import Incident, UnusualAccess
from safelight.people.models import Patient, Staff
from safelight.release.models import Copy, ModelRelease
from safelight.studio.models import PhotographyRequest

# Where each thing that an address names leads to its patient.
PATIENT_OF: Final[dict[str, tuple[type[Model], str]]] = {
    "consent": (Consent, "patient"),
    "copy": (Copy, "recording__patient"),
    "document": (Document, "patient"),
    "form": (Form, "patient"),
    "incident": (Incident, "patient"),
    "other": (Recording, "patient"),
    "patient": (Patient, "pk"),
    "photography_request": (PhotographyRequest, "patient"),
    "printout": (Printout, "form__patient"),
    "recording": (Recording, "patient"),
    "release": (ModelRelease, "recording__patient"),
    "returned": (ReturnedForm, "pages__document__patient"),
    "spokesperson": (Spokesperson, "patient"),
    "unusual": (UnusualAccess, "patient"),
    "withdrawal": (Consent, "patient"),
}
NOBODY: Final = frozenset({"assessment", "column", "kind", "level", "number", "row", "staff", "viewing"})
"""What an address names, and no patient's."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The patient, the recording and the member of staff, so far as they exist."""

    patient: UUID | None = None
    recording: UUID | None = None
    staff: UUID | None = None


def subject(named: dict[str, object]) -> Subject:
    """Of what the address names."""
    patients = (_patient(kind, key) for kind, key in named.items() if kind in PATIENT_OF)
    return Subject(
        patient=next((each for each in patients if each), None),
        recording=_present(Recording, named.get("recording")),
        staff=_present(Staff, named.get("staff")),
    )


def _patient(kind: str, key: object) -> UUID | None:
    model, path = PATIENT_OF[kind]
    found: UUID | None = model._default_manager.filter(id=key).values_list(path, flat=True).first()  # noqa: SLF001 - Django's own name
    return found


def _present(model: type[Model], key: object) -> UUID | None:
    return key if isinstance(key, UUID) and model._default_manager.filter(pk=key).exists() else None  # noqa: SLF001 - the same
