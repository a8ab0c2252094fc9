"""What is wrong with the objects of one part of the vault: those whose names begin alike. It only reads.

Whatever looks wrong is looked at again, so that nothing that is taken in, destroyed or rotated meanwhile is reported.
docs/spec/vault-check.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeVar

from django.db.models import F, Func, QuerySet

from safelight.library.models import Document, Rendition, UnfinishedIntake
from safelight.library.shelf import keyring, shelf
from safelight.vault.checking import Expected, Kind, Looked, look
from safelight.vault.errors import Missing
from safelight.vault.keys import KeyRing

A_BATCH: Final = 500

_AT_ONCE: Final = 4  # objects, each up to 16 MiB in memory

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with an object. `owner` is a recording or a document, or nothing."""

    kind: Kind
    name: str
    owner: str


@dataclass(frozen=True, slots=True)
class Some:
    """What came of some objects: how many were read, their bytes as stored, and what is wrong."""

    objects: int
    size: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that names an object."""

    owner: str
    expected: Expected


def named() -> int:
    """How many objects rows name, without those of what was destroyed."""
    return _renditions().count() + _documents().count()


def of_part(beginning: str) -> Iterator[Some]:
    """All that begin so, a batch at a time. Raises `StoreUnavailable`."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for rows in _rows(beginning):
            # Fetched after the rows: a key that one of them was rotated to is in the ring.
            looked = list(pool.map(_look, rows, [keyring()] * len(rows)))
            wrong = (row for row, saw in zip(rows, looked, strict=True) if saw.wrong)
            found = tuple(finding for row in wrong if (finding := _again(row)))
            yield Some(len(rows), sum(each.size for each in looked), found)
    for names in _batches(shelf().names(beginning)):
        yield Some(0, 0, tuple(_unreferenced(names)))


def _rows(beginning: str) -> Iterator[list[_Row]]:
    for rows in (_renditions(), _documents()):
        last = ""
        while some := _some(rows.filter(object_name__startswith=beginning, object_name__gt=last)):
            yield some
            last = some[-1].expected.name


def _some(rows: "QuerySet[Rendition] | QuerySet[Document]") -> list[_Row]:
    columns = ("recording", "recording__key") if rows.model is Rendition else ("pk", "key")
    wanted = rows.order_by("object_name").values_list(*columns, "object_name", "size", "digest")[:A_BATCH]
    kind = "recording" if rows.model is Rendition else "document"
    return [
        _Row(f"{kind} {owner}", Expected(owner, bytes(key) if key else None, name, size, bytes(digest)))
        for owner, key, name, size, digest in wanted
    ]


def _renditions() -> QuerySet[Rendition]:
    return Rendition.objects.filter(recording__destroyed_at=None)


def _documents() -> QuerySet[Document]:
    return Document.objects.filter(destroyed_at=None)


def _look(row: _Row, ring: KeyRing) -> Looked:
    return look(shelf(), ring, row.expected)


def _again(row: _Row) -> Finding | None:
    """The same by the row as it stands now; nothing if it is gone or destroyed."""
    name = row.expected.name
    fresh = _some(_renditions().filter(object_name=name)) or _some(_documents().filter(object_name=name))
    wrong = _look(fresh[0], keyring()).wrong if fresh else None
    return Finding(wrong, name, row.owner) if wrong else None


def _unreferenced(names: Sequence[str]) -> Iterator[Finding]:
    """Objects that no row names, in one statement: between two an intake could be neither under way nor filed."""
    under_way = UnfinishedIntake.objects.annotate(name=Func(F("object_names"), function="unnest"))
    has_a_row = (
        _renditions()
        .filter(object_name__in=names)
        .values_list("object_name")
        .union(
            _documents().filter(object_name__in=names).values_list("object_name"),
            under_way.values_list("name"),
        )
    )
    known = {name for (name,) in has_a_row}
    for name in names:
        if name not in known and _is_there(name):
            yield Finding(Kind.UNREFERENCED, name, _destroyed(name))


def _is_there(name: str) -> bool:
    try:
        shelf().size(name)
    except Missing:
        return False
    return True


def _destroyed(name: str) -> str:
    """Whose it was, if that is destroyed."""
    recording = Rendition.objects.filter(object_name=name).values_list("recording", flat=True).first()
    document = Document.objects.filter(object_name=name).values_list("pk", flat=True).first()
    return f"recording {recording}" if recording else f"document {document}" if document else ""


def _batches(every: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(every)
    while some := list(islice(rest, A_BATCH)):
        yield some
