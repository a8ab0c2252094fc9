"""Papers about patients, kept in the vault: how one gets in, and who may open it. The door opens it.

As with an intake, what is stored is noted down first, so that a sweep finds what a killed worker left.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from safelight.ledger.acting import Acting, By, Role
from safelight.library.models import Document, DocumentKind, UnfinishedIntake
from safelight.library.shelf import keyring, shelf
from safelight.people.care import CARING, cared_for
from safelight.vault.writing import Sealed, keep, seal

_ONLY = "only"  # a document has one form


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that is to be kept. `patient` is None where nobody knows whose it is."""

    kind: DocumentKind
    data: bytes = field(repr=False)
    media_type: str
    patient: UUID | None = None
    consent: int | None = None  # its number
    key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Sealing:
    """Papers that are encrypted, and whose objects are noted down; none of them is kept yet."""

    papers: tuple[Paper, ...]
    sealed: tuple[Sealed, ...]
    noted: UnfinishedIntake


def seal_documents(by: By, papers: Sequence[Paper]) -> Sealing:
    """Before the transaction that keeps them."""
    sealed = tuple(seal(keyring(), each.key, {_ONLY: each.data}) for each in papers)
    names = [name for each in sealed for name in each.names]
    return Sealing(tuple(papers), sealed, UnfinishedIntake.objects.create(begun_at=by.at, object_names=names))


def keep_documents(by: By, sealing: Sealing) -> list[Document]:
    """Within the caller's transaction. Raises `StoreFull`, and nothing is kept then."""
    UnfinishedIntake.objects.select_for_update().get(
        pk=sealing.noted.pk
    )  # the sweep leaves alone what is held
    for each in sealing.sealed:
        keep(shelf(), each)
    kept = [_document(by, *each) for each in zip(sealing.papers, sealing.sealed, strict=True)]
    Document.objects.bulk_create(kept)
    sealing.noted.delete()
    return kept


def may_open(by: By, document: Document) -> bool:
    """Whoever cares for the patient, and medical records. A page that is nobody's yet: also whoever brought it in.

    The library itself, which makes signed forms of what was filed, may too. Nobody else (docs/adr/0013).
    """
    if not isinstance(by, Acting):
        return by.staff is None
    if document.kind == DocumentKind.SCANNED_FILE:
        return False
    if by.role is Role.MEDICAL_RECORDS:
        return True
    if by.role not in CARING:
        return False
    if document.patient_id is None:
        return document.kept_by_id == by.staff
    return bool(cared_for(by.staff, [document.patient_id], by.at))


def _document(by: By, paper: Paper, sealed: Sealed) -> Document:
    stored = sealed.objects[_ONLY]
    return Document(
        id=paper.key,
        kind=paper.kind,
        patient_id=paper.patient,
        consent_id=paper.consent,
        kept_by_id=by.staff,
        kept_at=by.at,
        object_name=stored.name,
        media_type=paper.media_type,
        size=stored.size,
        digest=stored.digest,
        sha256=hashlib.sha256(paper.data).digest(),
        key=sealed.wrapped,
    )
