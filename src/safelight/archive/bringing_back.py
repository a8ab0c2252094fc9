"""One row of the journal back into the database, where there is what it rests on."""

from typing import Final
from uuid import UUID

from django.db import connection

from safelight.archive.rows import KINDS, Row
from safelight.consent.models import Consent, Fact, Form, Spokesperson
from safelight.people.models import Patient, PatientMerge, Staff

WORDS: Final = "Brought back from the journal"

# What is not journalled: names, and what somebody typed.
_WORDS: Final = {
    "consent": {"giver_name": WORDS, "reason": WORDS},
    "voiding": {"reason": WORDS},
    "fact": {"found_by": WORDS, "grounds": WORDS},
    "resolution": {"decided_by": WORDS, "reason": WORDS},
    "merge": {"reason": WORDS},
    "unmerge": {"reason": WORDS},
}
_STAFF: Final = ("taken_by_id", "recorded_by_id", "voided_by_id", "merged_by_id", "undone_by_id")


def bring_back(row: Row) -> frozenset[UUID]:
    """Add it if it is not there; the patients whose recordings rest on it, if any are known here."""
    kind = KINDS[row["kind"]]
    concerned = _concerned(row)
    if concerned and not kind.model._default_manager.filter(id=row["id"]).exists():  # noqa: SLF001 - any model's own
        columns = {each: row[each] for each in kind.columns}
        if "patient_id" in columns:
            columns["patient_id"] = _known(row)
            columns["form_id"] = _form(row)
        speaker = columns.pop("spokesperson_id", None)
        if speaker is not None and Spokesperson.objects.filter(pk=speaker).exists():
            columns["spokesperson_id"] = speaker
        for each in _STAFF:
            if columns.get(each):
                _present(columns[each])
        kind.model._default_manager.create(**columns, **_WORDS[row["kind"]])  # noqa: SLF001 - the same
    return concerned


def synchronise_numbers() -> None:
    """What is recorded from now on is numbered behind what was brought back."""
    with connection.cursor() as cursor:
        for model in (Consent, Fact):
            table = model._meta.db_table  # noqa: SLF001 - Django's own way to a table's name
            highest = f"GREATEST((SELECT max(number) FROM {table}), 1)"  # noqa: S608 - two constants
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'number'), {highest})")


def _concerned(row: Row) -> frozenset[UUID]:
    match row["kind"]:
        case "merge":
            both = frozenset(
                Patient.objects.filter(pk__in=(row["folded_id"], row["kept_id"])).values_list("pk", flat=True)
            )
            return both if len(both) == 2 else frozenset()  # noqa: PLR2004 - a merge has two sides
        case "unmerge":
            merge = PatientMerge.objects.filter(pk=row["merge_id"]).first()
            return frozenset((merge.folded_id, merge.kept_id)) if merge else frozenset()
        case "voiding" | "resolution":
            consent = Consent.objects.filter(
                pk=row["consent_id" if row["kind"] == "voiding" else "upholds_id"]
            ).first()
            return frozenset((consent.patient_id,)) if consent else frozenset()
        case _:
            known = _known(row)
            about = row["form"]
            lost = about and about["covers_id"] and not Form.objects.filter(pk=about["covers_id"]).exists()
            return frozenset((known,)) if known and not lost else frozenset()


def _known(row: Row) -> UUID | None:
    """The patient, else another record of the same person."""
    records = [UUID(row["patient_id"]), *map(UUID, row["person"])]
    known = Patient.objects.in_bulk(records)
    return next((each for each in records if each in known), None)


def _form(row: Row) -> UUID | None:
    about = row["form"]
    if about is None:
        return None
    if not Form.objects.filter(pk=about["id"]).exists():
        _present(about["begun_by_id"])
        Form.objects.create(**about | {"patient_id": _known(row)})
    return UUID(about["id"])


def _present(staff: str) -> None:
    """Whoever was enrolled since and has done something is somebody, who cannot sign in."""
    Staff.objects.get_or_create(
        pk=staff,
        defaults={
            "email": f"{staff}@not-in-the-backup.invalid",
            "name": "Not in the backup",
            "password": "!",
            "is_active": False,
        },
    )
