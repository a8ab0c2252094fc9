"""Which rows are journalled with an entry, and which of their columns: identifiers and the policy's words, no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Model

from safelight.consent.models import Consent, Fact, Resolution, Voiding
from safelight.people.identity import one_person
from safelight.people.models import MergeUndone, PatientMerge
from safelight.policy.facts import Status
from safelight.trail.entry import Entry

Row = dict[str, Any]

_ABOUT: Final = ("number", "id", "patient_id", "form_id", "only_recording")
FORM: Final = ("id", "patient_id", "kind", "covers_id", "only_recording", "begun_by_id", "begun_at")


@dataclass(frozen=True, slots=True)
class Kind:
    """A table that decisions rest on."""

    model: type[Model]
    columns: tuple[str, ...]


KINDS: Final = {
    "consent": Kind(
        Consent,
        (
            *_ABOUT,
            *("by", "to", "expressed", "level", "purposes", "status", "spokesperson_id"),
            *("expires_on", "said_at", "on_paper", "taken_by_id", "at"),
        ),
    ),
    "voiding": Kind(Voiding, ("id", "consent_id", "voided_by_id", "at")),
    "fact": Kind(Fact, (*_ABOUT, "about", "value", "holds", "found_at", "recorded_by_id", "at")),
    "resolution": Kind(Resolution, ("id", "upholds_id", "through", "recorded_by_id", "at")),
    "merge": Kind(PatientMerge, ("id", "folded_id", "kept_id", "merged_by_id", "at")),
    "unmerge": Kind(MergeUndone, ("id", "merge_id", "undone_by_id", "at")),
}


def added_by(entry: Entry) -> list[Row]:
    """What the journal keeps of the rows that an entry added."""
    named = entry.detail.get("adds", ())
    found = (_row(*str(each).split(":")) for each in (named if isinstance(named, tuple) else ()))
    return [row for row in found if row is not None]


def _row(name: str, key: str) -> Row | None:
    kind = KINDS.get(name)
    found = kind.model._default_manager.filter(id=key).first() if kind else None  # noqa: SLF001 - any model's own
    # A yes without its signatures would permit nothing.
    if kind is None or found is None or getattr(found, "status", None) == Status.GIVEN:
        return None
    row = {"kind": name, **_columns(found, kind.columns)}
    if isinstance(found, Consent | Fact):
        row["person"] = sorted(map(str, one_person(found.patient_id)))
        row["form"] = None if found.form is None else _columns(found.form, FORM)
    return row


def _columns(row: Model, columns: Iterable[str]) -> Row:
    return {each: _plain(getattr(row, each)) for each in columns}


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date | datetime) else value
