"""What is told on the statement, read from every part: forms, words, photographs, copies, and who looked."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from safelight.consent.models import Consent, Form
from safelight.consent.queries import words_on
from safelight.ledger import reading
from safelight.ledger.acting import By
from safelight.library.models import Recording
from safelight.library.queries import timeline
from safelight.people.identity import one_person
from safelight.release.models import Copy
from safelight.trail.events import Event

LOOKING = frozenset({Event.RECORDING_VIEW, Event.VIEWING_OPEN, Event.COPY_DOWNLOAD})


@dataclass(frozen=True, slots=True)
class Chapter:
    """One form: what was said on it, in the order of speaking, and the photographs that rest on it."""

    form: Form
    said: tuple[Consent, ...]
    recordings: tuple[Recording, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """Everything that is told, the oldest form first; `looked` are the entries of the trail, newest first."""

    chapters: tuple[Chapter, ...]
    of_all: tuple[Consent, ...]  # what was said of all photographs, or of one
    loose: tuple[Recording, ...]  # photographs that rest on no form
    copies: tuple[Copy, ...]
    looked: tuple[reading.Told, ...]


def account_of(by: By, patient: UUID) -> Account:
    """All that there is about this person."""
    mine = one_person(patient)
    recordings = list(reversed(timeline(by, patient)))
    forms = list(
        Form.objects.select_related("begun_by", "request").filter(patient__in=mine).order_by("begun_at")
    )
    words = words_on(forms)
    pictures = Recording.objects.filter(patient__in=mine).values_list("pk", flat=True)
    return Account(
        chapters=tuple(
            Chapter(form, tuple(_on(form, words[form.pk])), _under(form, recordings)) for form in forms
        ),
        of_all=tuple(_of_all(mine)),
        loose=tuple(each for each in recordings if each.form_id is None),
        copies=tuple(
            Copy.objects.select_related("staff", "recording")
            .filter(recording__patient__in=mine)
            .order_by("at")
        ),
        looked=tuple(each for each in reading.of_patients(mine, pictures) if each.entry.event in LOOKING),
    )


def _on(form: Form, said: Iterable[Consent]) -> Iterable[Consent]:
    """What was said of all photographs is told once, and not again under each form."""
    return (each for each in said if each.form_id == form.pk)


def _under(form: Form, recordings: Iterable[Recording]) -> tuple[Recording, ...]:
    return tuple(each for each in recordings if each.form_id == form.pk)


def _of_all(patients: frozenset[UUID]) -> Iterable[Consent]:
    said = Consent.objects.filter(patient__in=patients).exclude(form__isnull=False, only_recording=None)
    return said.select_related("taken_by", "voiding").order_by("number")
