"""Signed checkpoints of the trail, in a file outside the database: whoever rewrites the tables cannot rewrite these.

The signer believes the database only what it has seen grow: it keeps the right edge of the tree that it signed last,
adds the entries since, and signs only what continues it.
"""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.utils import timezone

from safelight.ledger.models import LedgerEntry, LedgerHead
from safelight.ledger.place import alone, append, folder, replace, signer, tail
from safelight.trail.checkpoint import sign
from safelight.trail.tree import Frontier, leaf_hash

EVERY: Final = timedelta(minutes=1)  # between checkpoints while entries come in

LARGEST: Final = 4096  # bytes that one of the library's own checkpoints stays below


class Forked(Exception):
    """What the database holds does not continue what was signed. Nothing is signed then."""


def sign_if_due() -> None:
    """Sign a checkpoint if the last one is older than a minute. Runs after a commit, so what it signs has happened."""
    file = place()
    if not file.exists() or timezone.now().timestamp() - file.stat().st_mtime >= EVERY.total_seconds():
        sign_now(wait=False)


def sign_now(*, wait: bool = True) -> str | None:
    """Sign the present head and keep the checkpoint; the signed note. Raises `Forked`.

    If no entry was added since the last checkpoint, that is the note, and it is not kept twice. None if another process
    is signing and this one does not `wait`.
    """
    with alone(wait=wait) as mine:
        return _sign() if mine else None


def of_head() -> str:
    """A checkpoint of what the head says, which is not kept."""
    head = LedgerHead.objects.get(pk=1)
    return sign(head.size, _edge_of(head).root(), signer())


def kept(until: int | None = None) -> Iterator[str]:
    """All checkpoints, oldest first; or those in the first so many bytes of the file."""
    if not place().exists():
        return
    with place().open("rb") as file:
        held = b""
        for line in file:
            if until is not None and file.tell() > until:
                break
            # A note has an empty line in it and one behind it, before which its signatures stand.
            if line == b"\n" and b"\n\n" in held:
                yield held.decode(errors="replace")
                held = b""
            else:
                held += line
        if held:
            yield held.decode(errors="replace")


def newest() -> str | None:
    """The last one that was kept."""
    parts = tail(place(), LARGEST).decode(errors="replace").split("\n\n")
    return f"{parts[-3]}\n\n{parts[-2]}\n" if len(parts) > 2 else None  # noqa: PLR2004 - text, signature, end


def place() -> Path:
    """The file that they are kept in. It was last written, or found complete, at its time of change."""
    return folder() / "checkpoints"


def _sign() -> str:
    head = LedgerHead.objects.get(pk=1)
    edge = _signed_last()
    before = edge.size
    _grow(edge, head)
    note = sign(edge.size, edge.root(), signer())
    if edge.size > before or not place().exists():
        append(place(), f"{note}\n")
        replace(folder() / "edge", edge.to_bytes())
    else:
        os.utime(place())  # up to now there is nothing more to sign
    return note


def _signed_last() -> Frontier:
    file = folder() / "edge"
    return Frontier.from_bytes(file.read_bytes()) if file.exists() else Frontier()


def _grow(edge: Frontier, head: LedgerHead) -> None:
    """Add what the database has behind the signed edge, up to the head. The entries are hashed anew."""
    begin = edge.size
    rows = LedgerEntry.objects.filter(index__gte=begin, index__lt=head.size).order_by("index")
    for index, body in rows.values_list("index", "body").iterator(chunk_size=5000):
        if index != edge.size:
            break
        edge.append(leaf_hash(bytes(body)))
    if edge.size != head.size or edge.root() != _edge_of(head).root():
        raise Forked(
            f"The database has a trail of {head.size} entries that does not continue the {begin} that were signed: no "
            "checkpoint is signed. Run safelight trail verify. If an older backup was restored, restore a newer one."
        )


def _edge_of(head: LedgerHead) -> Frontier:
    return Frontier.from_bytes(bytes(head.edge)) if head.size else Frontier()
