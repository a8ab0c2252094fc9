"""Proofs about the trail in the database, against a checkpoint that is signed for it now."""

from django.db import connection

from safelight.ledger import checkpoints
from safelight.ledger.models import LedgerEntry
from safelight.trail import checkpoint, proof_file, proofs
from safelight.trail.tree import Frontier

LEAVES = """
    COPY (SELECT leaf FROM ledger_ledgerentry WHERE index >= {} AND index < {} ORDER BY index) TO STDOUT (FORMAT BINARY)
"""


def of_entry(index: int) -> str:
    """That entry `index` is in the trail. Raises `IndexError`."""
    note, size = _signed()
    hashes = proofs.inclusion(index, size, _subtree)
    return proof_file.of_entry(index, bytes(LedgerEntry.objects.get(pk=index).body), hashes, note)


def of_growth(old: int) -> str:
    """That the trail begins with the `old` entries that it once had. Raises `IndexError`."""
    note, size = _signed()
    return proof_file.of_growth(old, proofs.consistency(old, size, _subtree), note)


def _signed() -> tuple[str, int]:
    note = checkpoints.sign_now() or ""
    return note, checkpoint.parse(note).size


def _subtree(indexes: range) -> bytes:
    """The root over these entries, read as a stream."""
    frontier = Frontier()
    with connection.cursor() as cursor, cursor.copy(LEAVES.format(indexes.start, indexes.stop)) as copy:
        copy.set_types(["bytea"])
        for (leaf,) in copy.rows():
            frontier.append(leaf)
    return frontier.root()
