"""How what somebody said becomes a row: once, and not over an answer that the page did not know of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from safelight.consent.models import Consent, Form, Spokesperson
from safelight.consent.queries import last_number
from safelight.consent.terms import Terms
from safelight.ledger.acting import Acting
from safelight.people.identity import one_person
from safelight.policy.facts import Scope, Status


class NotTheirs(ValueError):
    """Whoever answers does not speak for this patient, or no longer."""


class AnsweredSince(Exception):
    """Somebody else has recorded an answer on the form since the page was built that sends this one."""


@dataclass(frozen=True, slots=True)
class Covers:
    """What a word is about: one recording, else the recordings under a form, else all that there are of the
    patient. A form for a later use speaks of the recordings that it names.
    """

    form: UUID | None = None
    recording: UUID | None = None

    @classmethod
    def photographs_of(cls, form: Form) -> "Covers":
        """What is found for a form is found about its photographs: of a later use, about those of the earlier form."""
        return cls(form.covers_id or form.pk, form.only_recording)


@dataclass(frozen=True, slots=True)
class Word:
    """What is said of what. `columns` are further columns of the row."""

    patient: UUID
    covers: Covers
    terms: Terms
    status: Status
    to: Scope = Scope.RECORDING
    columns: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """The page that a word comes from: its own `key`, and the form with the last word on it that was `seen`."""

    key: UUID
    form: Form | None = None
    seen: int | None = None  # None where there was nothing to see: a script, a scan


def add(by: Acting, word: Word, page: Page) -> tuple[Consent, bool]:
    """The row, and whether it is new: a second click finds the first one's. Raises `AnsweredSince` or `NotTheirs`."""
    known = Consent.objects.filter(id=page.key).first()
    if known is not None:
        return known, False
    if page.form is not None and page.seen is not None and last_number(page.form) > page.seen:
        raise AnsweredSince
    return Consent.objects.create(id=page.key, **_columns(by, word)), True


def _on_file(word: Word) -> Spokesperson | None:
    """Raises `NotTheirs`."""
    if word.terms.spokesperson is None:
        return None
    whose = {"patient__in": one_person(word.patient), "giver": word.terms.by, "ends": None, "ended_by": None}
    found = Spokesperson.objects.filter(id=word.terms.spokesperson, **whose).first()
    if found is None:
        raise NotTheirs
    return found


def _columns(by: Acting, word: Word) -> dict[str, object]:
    terms = word.terms
    return {
        "patient_id": word.patient,
        "form_id": word.covers.form,
        "only_recording": word.covers.recording,
        "by": terms.by,
        "giver_name": terms.giver_name,
        "spokesperson": _on_file(word),
        "to": word.to,
        "level": terms.level,
        "purposes": list(terms.purposes),
        "purpose_named": terms.purpose_named,
        "status": word.status,
        "told_cannot_withdraw_once_published": terms.told_cannot_withdraw_once_published,
        "explained": list(terms.explained),
        "taken_by_id": by.staff,
        "at": by.at,
        **word.columns,
    }
