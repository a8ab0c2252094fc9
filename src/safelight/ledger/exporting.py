"""The trail as an export (docs/spec/trail-export.md), read as a stream from the database and the folder beside it."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.db import connection

from safelight.ledger import checkpoints, stamps
from safelight.ledger.acting import By
from safelight.ledger.place import signer
from safelight.ledger.writing import note
from safelight.trail import export
from safelight.trail.events import Event

EVERYTHING = (
    "COPY (SELECT index, body, leaf FROM ledger_ledgerentry ORDER BY index) TO STDOUT (FORMAT BINARY)"
)


def export_to(file: Path, by: By) -> None:
    """Write all of the trail to a new file; that somebody did is the last entry in it. Raises `FileExistsError`.

    A trail that does not continue what was signed is exported too: that is what an export is to show.
    """
    with file.open("xb") as out:
        note(Event.TRAIL_EXPORT, by)
        with suppress(checkpoints.Forked):
            checkpoints.sign_now()
        out.writelines(lines())


def lines() -> Iterator[bytes]:
    """The trail as it is now."""
    # Checkpoints first: the entries that are read later are at least as many as these speak of.
    place = checkpoints.place()
    until = place.stat().st_size if place.exists() else 0
    yield from export.lines(_rows(), stamps.beside(checkpoints.kept(until)), signer().verifier)


def _rows() -> Iterator[export.Row]:
    with connection.cursor() as cursor, cursor.copy(EVERYTHING) as copy:
        copy.set_types(["int8", "bytea", "bytea"])
        for index, body, leaf in copy.rows():
            yield export.Row(index, body, leaf)
