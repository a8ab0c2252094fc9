"""The lines of an export, written and read. The bytes are in docs/spec/trail-export.md; nothing is judged here."""

import base64
import heapq
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from safelight.trail import checkpoint
from safelight.trail.errors import MalformedLine, MalformedNote
from safelight.trail.note import Verifier, strict_base64

FORMAT: Final = "safelight-trail-export/1"
AHEAD: Final = 1000  # checkpoints read ahead, to be put in order

_PLAIN: Final = re.compile(rb"\{[ -~]*\}")
_INDEX: Final = rb"(0|[1-9][0-9]{0,18})"
_ENTRY: Final = re.compile(rb'\{"entry":(\{[ -~]*\}),"index":' + _INDEX + rb',"leaf":"([0-9a-f]{64})"\}\n')
_BYTES: Final = re.compile(
    rb'\{"bytes":"([A-Za-z0-9+/=]*)","index":' + _INDEX + rb',"leaf":"([0-9a-f]{64})"\}\n'
)


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as it was kept: its index, its bytes, the leaf hash beside them."""

    index: int
    body: bytes
    leaf: bytes


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint's note, and the time stamps (DER) over it."""

    note: str
    stamps: tuple[bytes, ...] = ()

    @property
    def size(self) -> int:
        """What it says that there were; -1 of a note that says nothing, which is written out at once."""
        try:
            return checkpoint.parse(self.note).size
        except MalformedNote:
            return -1


@dataclass(frozen=True, slots=True)
class First:
    """The line that begins an export."""

    key: str


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A line with a checkpoint."""

    note: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line with a time stamp."""

    token: bytes


@dataclass(frozen=True, slots=True)
class Last:
    """The line that ends an export: how many there are of each."""

    checkpoints: int
    entries: int
    timestamps: int


Line: TypeAlias = Row | First | Checkpoint | Stamp | Last


def lines(rows: Iterable[Row], signed: Iterable[Signed], key: Verifier) -> Iterator[bytes]:
    """The export of a trail. `rows` in the order of their indexes, `signed` in that of their sizes, or nearly."""
    yield _written({"format": FORMAT, "key": str(key)})
    entries = checkpoints = stamps = 0
    above: Iterable[Row | Signed] = _in_order(signed)
    below: Iterable[Row | Signed] = rows
    for each in heapq.merge(above, below, key=_place):
        if isinstance(each, Row):
            yield entry_line(each)
            entries += 1
        else:
            yield _written({"checkpoint": each.note})
            yield from (_written({"timestamp": base64.b64encode(one).decode()}) for one in each.stamps)
            checkpoints, stamps = checkpoints + 1, stamps + len(each.stamps)
    yield _written({"end": {"checkpoints": checkpoints, "entries": entries, "timestamps": stamps}})


def entry_line(row: Row) -> bytes:
    """The line of an entry. Its bytes are copied, never written anew."""
    if _PLAIN.fullmatch(row.body):
        return b'{"entry":%b,"index":%d,"leaf":"%b"}\n' % (row.body, row.index, row.leaf.hex().encode())
    return _written(
        {"bytes": base64.b64encode(row.body).decode(), "index": row.index, "leaf": row.leaf.hex()}
    )


def read(line: bytes) -> Line:
    """What a line says. Raises `MalformedLine` where it has none of the forms."""
    if match := _ENTRY.fullmatch(line):
        return Row(int(match[2]), match[1], bytes.fromhex(match[3].decode()))
    if match := _BYTES.fullmatch(line):
        body = strict_base64(match[1].decode())
        if body is not None and not _PLAIN.fullmatch(body):
            return Row(int(match[2]), body, bytes.fromhex(match[3].decode()))
    try:
        said = json.loads(line.decode("ascii"))
        if _written(said) == line:
            return _rare(said)
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    raise MalformedLine("It is no line of an export.")


def _rare(said: dict[str, object]) -> Line:
    match said:
        case {"format": "safelight-trail-export/1", "key": str(key), **rest} if not rest:
            return First(key)
        case {"checkpoint": str(note), **rest} if (
            not rest and note.encode()
        ):  # half a character cannot be encoded
            return Checkpoint(note)
        case {"timestamp": str(text), **rest} if not rest and (token := strict_base64(text)) is not None:
            return Stamp(token)
        case {
            "end": {"checkpoints": int(signed), "entries": int(entries), "timestamps": int(stamps), **more},
            **rest,
        }:
            if not more and not rest:
                return Last(signed, entries, stamps)
    raise MalformedLine("It is no line of an export.")


def _in_order(signed: Iterable[Signed]) -> Iterator[Signed]:
    """By size. One that is out of its place by less than `AHEAD` is put into it; a false one holds up no other."""
    heap: list[tuple[int, int, Signed]] = []
    for number, each in enumerate(signed):
        heapq.heappush(heap, (each.size, number, each))
        if len(heap) > AHEAD:
            yield heapq.heappop(heap)[2]
    while heap:
        yield heapq.heappop(heap)[2]


def _place(each: Row | Signed) -> int:
    """A checkpoint over n entries stands in front of entry n: of equals, the first of the two goes first."""
    return each.index if isinstance(each, Row) else each.size


def _written(said: object) -> bytes:
    return json.dumps(said, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii") + b"\n"
