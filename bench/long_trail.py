"""A trail of millions of entries: filled by COPY, with a correct tree, with as many checkpoints as in a busy hospital,
and one real patient among two hundred thousand. SAFELIGHT_BENCH_ENTRIES sets another length, for a first impression.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from django.db import connection

from bench.ground import everybody
from safelight.ledger import checkpoints
from safelight.ledger.models import LedgerHead
from safelight.ledger.place import append, folder, replace, signer
from safelight.ledger.salting import pseudonyms
from safelight.trail.checkpoint import sign
from safelight.trail.entry import parse
from safelight.trail.tree import Frontier, leaf_hash

NUMBER: Final = int(os.environ.get("SAFELIGHT_BENCH_ENTRIES", "10_000_000"))
SIGNED: Final = 100  # entries between two checkpoints: as many a minute
OF_ROSE: Final = 5_000  # one of so many entries is about her: at ten million she has two thousand
PATIENTS: Final = 200_000
STAFF: Final = 2_000
APART: Final = timedelta(seconds=5)
BODY: Final = (
    b'{"actor":"%b","at":"%b","citations":["GMC-10","CUH-6"],"detail":{"consultant":false,"facts":"%b","packs":'
    b'["cuh@7","gmc@2011"],"trained":true},"event":"recording:view","origin":"10.%d.%d.%d","purpose":"care","role":'
    b'"clinician","subjects":{"patient":"%b","recordings":"%b"},"v":1,"verdict":"permit"}'
)
ENTRIES: Final = """
    COPY ledger_ledgerentry (index, body, leaf, at, event, verdict, actor, patient) FROM STDIN (FORMAT BINARY)
"""
TYPES: Final = ["int8", "bytea", "bytea", "timestamptz", "text", "text", "text", "text"]
MENTIONS: Final = """
    INSERT INTO ledger_ledgermention (entry_id, recording)
    SELECT index, convert_from(body, 'UTF8')::jsonb->'subjects'->>'recordings' FROM ledger_ledgerentry
    WHERE index >= %s AND index %% 4 = 0
"""
INDEXES: Final = """
    SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ('ledger_ledgerentry', 'ledger_ledgermention')
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname)
"""


def until(number: int) -> None:
    """The trail has so many entries, and is signed up to its end."""
    everybody()
    checkpoints.sign_now()
    head = LedgerHead.objects.get(pk=1)
    if head.size >= number:
        return
    edge = Frontier.from_bytes(bytes(head.edge))
    rose = pseudonyms("patient", [everybody().rose.pk])[everybody().rose.pk]
    rows = _rows(edge, head.last_at, number, rose)
    with connection.cursor() as cursor, _unhindered(cursor):
        with cursor.copy(ENTRIES) as copy:
            copy.set_types(TYPES)
            for row in rows:
                copy.write_row(row)
        cursor.execute(MENTIONS, [head.size])
    last = head.last_at + APART * (number - head.size)
    LedgerHead.objects.update(size=number, edge=edge.to_bytes(), last_at=last)
    replace(folder() / "edge", edge.to_bytes())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE ledger_ledgerentry, ledger_ledgermention")


@contextmanager
def _unhindered(cursor: Any) -> Iterator[None]:
    """Without triggers, and with the indexes made anew at the end: it is not the filling that is measured."""
    cursor.execute("SET session_replication_role = replica")
    cursor.execute("SET maintenance_work_mem = '1GB'")
    cursor.execute(INDEXES)
    indexes = cursor.fetchall()
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    yield
    for _, definition in indexes:
        cursor.execute(definition)
    cursor.execute("SET session_replication_role = origin")


def _rows(edge: Frontier, after: datetime, number: int, rose: str) -> Iterator[tuple[object, ...]]:
    """Entries as the library writes them, signed on the way."""
    staff = [_digest("staff", each) for each in range(STAFF)]
    patients = [_digest("patient", each) for each in range(PATIENTS)]
    key, notes = signer(), list[str]()
    for index in range(edge.size, number):
        after += APART
        actor = staff[index * 7919 % STAFF]
        patient = patients[index * 104_729 % PATIENTS] if index % OF_ROSE else rose
        body = _body(index, actor, patient, after)
        leaf = leaf_hash(body)
        edge.append(leaf)
        yield index, body, leaf, after, "recording:view", "permit", actor, patient
        if edge.size % SIGNED == 0 or edge.size == number:
            notes.append(f"{sign(edge.size, edge.root(), key)}\n")
        if len(notes) == SIGNED or edge.size == number:
            append(checkpoints.place(), "".join(notes))
            notes.clear()


def _body(index: int, actor: str, patient: str, at: datetime) -> bytes:
    written = at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z").encode()
    recording = _digest("recording", index // 8).encode()
    told = (actor.encode(), written, recording, index >> 16 & 255, index >> 8 & 255, index & 255)
    body = BODY % (*told, patient.encode(), recording)
    if index % 100_000 == 0:
        parse(body)  # raises if the library would not write it so
    return body


def _digest(kind: str, number: int) -> str:
    return sha256(f"{kind}/{number}".encode()).hexdigest()
