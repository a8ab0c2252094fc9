"""A small log, made as the library makes it: entries with their leaves, checkpoints, and the key."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from safelight.trail import checkpoint
from safelight.trail.entry import Entry, canonical
from safelight.trail.events import Event
from safelight.trail.note import Signer
from safelight.trail.tree import Frontier, leaf_hash

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SIGNER = Signer("hospital.example/safelight", Ed25519PrivateKey.from_private_bytes(bytes(range(32))))

Row = tuple[int, bytes, bytes]


def viewed(number: int, at: datetime | None = None) -> Entry:
    """The entry of a view; each number gives another."""
    return Entry(
        Event.RECORDING_VIEW,
        at or START + timedelta(minutes=number),
        actor="a" * 64,
        role="clinician",
        origin="10.1.2.3",
        subjects={"patient": "b" * 64, "recording": f"{number:064x}"},
        purpose="direct-care",
        verdict="permit",
        citations=("GMC-10",),
    )


@dataclass
class Log:
    """What an honest library has after appending and, now and then, signing."""

    rows: list[Row] = field(default_factory=list)
    checkpoints: list[str] = field(default_factory=list)
    frontier: Frontier = field(default_factory=Frontier)

    def append(self, entry: Entry) -> None:
        body = canonical(entry)
        self.rows.append((len(self.rows), body, leaf_hash(body)))
        self.frontier.append(leaf_hash(body))

    def sign(self) -> None:
        self.checkpoints.append(checkpoint.sign(self.frontier.size, self.frontier.root(), SIGNER))


def a_log(size: int = 10, every: int = 5) -> Log:
    """A log of `size` views, signed after `every` so many."""
    log = Log()
    for number in range(size):
        log.append(viewed(number))
        if (number + 1) % every == 0:
            log.sign()
    return log


def row(index: int, entry: Entry) -> Row:
    """A row that agrees with itself, as a forger with the database would write it."""
    body = canonical(entry)
    return index, body, leaf_hash(body)
