"""What the trail says: of a patient, a recording, a member of staff; and whether it is whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from safelight.ledger import checkpoints, exporting, place
from safelight.ledger.models import LedgerEntry, LedgerMention, Salt
from safelight.ledger.salting import known_pseudonym, pseudonyms_known
from safelight.trail.entry import Entry, parse
from safelight.trail.findings import Report
from safelight.trail.pseudonym import pseudonym
from safelight.trail.verify import verify


@dataclass(frozen=True, slots=True)
class Told:
    """An entry, and which member of staff it speaks of (None: nobody known, or erased)."""

    index: int
    entry: Entry
    staff: UUID | None


def of_patients(patients: Iterable[UUID], recordings: Iterable[UUID]) -> Iterator[Told]:
    """All that the trail tells of these records and of recordings of them, newest first."""
    return _told(about(patients, recordings))


def about(patients: Iterable[UUID], recordings: Iterable[UUID]) -> QuerySet[LedgerEntry]:
    """What the trail tells of these records, also where several people's recordings were opened together."""
    names = [name for each in patients if (name := known_pseudonym("patient", each))]
    mentioned = LedgerMention.objects.filter(recording__in=pseudonyms_known("recording", recordings))
    # Each half by its own index: an OR would read the whole trail.
    each = LedgerEntry.objects.filter(patient__in=names).values("index").union(mentioned.values("entry"))
    return LedgerEntry.objects.filter(index__in=each)


def of_staff(staff: UUID) -> QuerySet[LedgerEntry]:
    """All that a member of staff has done."""
    return LedgerEntry.objects.filter(actor=known_pseudonym("staff", staff) or "-")


def newest(rows: QuerySet[LedgerEntry], number: int, before: int | None = None) -> list[Told]:
    """The newest of a selection, or of those that came before an entry."""
    earlier = rows if before is None else rows.filter(index__lt=before)
    staff = _staff_by_pseudonym()
    return [_one(each, staff) for each in earlier.order_by("-index")[:number]]


def everything(rows: QuerySet[LedgerEntry]) -> Iterator[Told]:
    """A whole selection, newest first."""
    return _told(rows)


def at(index: int) -> Told | None:
    """One entry, by its place in the trail."""
    return next(_told(LedgerEntry.objects.filter(index=index)), None)


def decisions() -> Iterator[Told]:
    """Every entry that says on which facts something was decided, newest first."""
    return (each for each in _told(LedgerEntry.objects.all()) if "facts" in each.entry.detail)


def before(index: int, patients: Iterable[UUID]) -> Iterator[Entry]:
    """What the trail had told of these records before an entry."""
    names = [name for each in patients if (name := known_pseudonym("patient", each))]
    rows = LedgerEntry.objects.filter(patient__in=names, index__lt=index)
    return (parse(bytes(body)) for body in rows.values_list("body", flat=True).iterator())


def verify_all() -> Report:
    """Walk the whole trail against its checkpoints."""
    # The head speaks for what came after the last checkpoint.
    return verify(exporting.lines(), place.signer().verifier, [checkpoints.of_head()])


def _told(rows: QuerySet[LedgerEntry]) -> Iterator[Told]:
    staff = _staff_by_pseudonym()
    for row in rows.order_by("-index").iterator():
        yield _one(row, staff)


def _one(row: LedgerEntry, staff: dict[str, UUID]) -> Told:
    return Told(row.index, parse(bytes(row.body)), staff.get(row.actor))


def _staff_by_pseudonym() -> dict[str, UUID]:
    """Staff are few: their pseudonyms are worked out anew rather than kept."""
    salts = Salt.objects.filter(kind="staff").values_list("key", "salt")
    return {pseudonym(bytes(salt), "staff", str(key)): key for key, salt in salts}
