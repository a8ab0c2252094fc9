"""Readers and changes of one recording wait for each other: PostgreSQL's advisory locks, held to the end of
the transaction.

A reader decides and reads under a shared lock, a change commits under an exclusive one. So whoever reads
after a withdrawal has
committed decides on it, on every worker; and nothing is written for a read.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection


def hold_still(recordings: Iterable[UUID]) -> None:
    """Shared: no fact of these changes until this transaction ends."""
    _lock("pg_advisory_xact_lock_shared", recordings)


def change(recordings: Iterable[UUID]) -> None:
    """Exclusive: nobody is deciding on these, or reading them, until this transaction ends."""
    _lock("pg_advisory_xact_lock", recordings)


def alone_with(content: bytes) -> None:
    """Exclusive: nobody else files this content, for whatever patient, until this transaction ends.

    Taken after the patient's lock and before any recording's, by everybody: none can wait in a circle.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(content[:8], signed=True)])


def _lock(function: str, recordings: Iterable[UUID]) -> None:
    """Lock in one order, so that two who lock the same recordings cannot wait for each other for ever."""
    keys = sorted({int.from_bytes(each.bytes[:8], signed=True) for each in recordings})
    if keys:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(key) FROM unnest(%s::bigint[]) AS key", [keys])  # noqa: S608 - two constants
