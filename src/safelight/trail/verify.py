"""Is this trail the one that was signed? Answered in one pass, from entries, checkpoints and a public key.

Memory does not grow with the log: the right edge, the checkpoints, and the first thousand findings.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from safelight.trail import checkpoint
from safelight.trail.entry import parse
from safelight.trail.errors import MalformedEntry, MalformedNote, UnverifiedNote
from safelight.trail.findings import Finding, Kind, Report
from safelight.trail.note import Verifier
from safelight.trail.tree import Frontier, leaf_hash

MOST_LISTED: Final = 1000

_TIME: Final = "%d %B %Y %H:%M:%S UTC"


def verify(entries: Iterable[tuple[int, bytes, bytes]], checkpoints: Sequence[str], key: Verifier) -> Report:
    """What is wrong with a trail: its entries (index from 0, bytes, leaf hash), its signed checkpoints.

    Never raises for what it is given to check: whatever is wrong is a finding.
    """
    walk = _Walk(_Signed(checkpoints, key))
    for index, body, leaf in entries:
        walk.step(index, body, leaf)
    return walk.end()


class _Findings:
    """The first findings, and the number of the others."""

    def __init__(self) -> None:
        self.listed: list[Finding] = []
        self.count = 0

    def add(self, kind: Kind, index: int | None, message: str) -> None:
        self.count += 1
        if len(self.listed) < MOST_LISTED:
            self.listed.append(Finding(kind, index, message))


class _Signed:
    """The roots that the key has signed, by size. A false checkpoint is a finding at once."""

    def __init__(self, checkpoints: Sequence[str], key: Verifier) -> None:
        self.findings = _Findings()
        self.roots: dict[int, set[bytes]] = defaultdict(set)
        for number, text in enumerate(checkpoints, start=1):
            self._take(number, text, key)

    def _take(self, number: int, text: str, key: Verifier) -> None:
        try:
            signed = checkpoint.verify(text, key)
        except (MalformedNote, UnverifiedNote) as error:
            message = f"Checkpoint {number} was not signed by the library, or was changed since. {error}"
            self.findings.add(Kind.FORGED_CHECKPOINT, None, message)
            return
        roots = self.roots[signed.size]
        roots.add(signed.root)
        if len(roots) > 1:
            message = (
                f"The library signed two different histories of {signed.size} entries: the trail was forked."
            )
            self.findings.add(Kind.FORKED, None, message)


class _Walk:
    """The pass over the entries."""

    def __init__(self, signed: _Signed) -> None:
        self._signed = signed.roots
        self._findings = signed.findings
        self._frontier = Frontier()
        self._next = 0
        self._latest = datetime.min.replace(tzinfo=UTC)
        self._confirmed = 0
        self._departed: int | None = None  # the signed size at which this tree has another root
        self._explained = False  # why it may have, was found since the last checkpoint that agreed
        self._compare()

    def step(self, index: int, body: bytes, leaf: bytes) -> None:
        """Take the next entry."""
        in_place = self._check_place(index)
        if leaf_hash(body) != leaf:
            self._explain(Kind.ALTERED, index, f"Entry {index} was altered: it is not what its hash is of.")
        else:
            self._check_content(index, body, in_place=in_place)
        # The stored hash goes into the tree. It stands for the bytes, or the entry was just reported: so one
        # altered entry casts no doubt on the others.
        self._frontier.append(leaf)
        self._compare()

    def end(self) -> Report:
        """After the last entry."""
        signed = max(self._signed, default=0)
        if signed > self._next:
            message = (
                f"The trail ends after {self._next} entries; the library signed that there were {signed}."
            )
            self._findings.add(Kind.TRUNCATED, self._next, message)
        listed = tuple(self._findings.listed)
        more = self._findings.count - len(listed)
        return Report(self._frontier.size, self._frontier.root(), self._confirmed, listed, more)

    def _check_place(self, index: int) -> bool:
        """Whether the entry stands where all before it are there."""
        due, self._next = self._next, max(index + 1, self._next)
        if index > due:
            which = f"Entry {due} is" if index == due + 1 else f"Entries {due} to {index - 1} are"
            self._explain(Kind.REMOVED, due, f"{which} missing: entry {index} stands in that place.")
        elif index == due - 1:
            self._explain(Kind.INSERTED, index, f"There are two entries {index}: one was inserted.")
        elif index < due:
            self._explain(
                Kind.REORDERED, index, f"Entry {index} is out of order: it stands behind {due - 1}."
            )
        return index >= due

    def _check_content(self, index: int, body: bytes, *, in_place: bool) -> None:
        try:
            at = parse(body).at
        except MalformedEntry as error:
            self._explain(Kind.ALTERED, index, f"Entry {index} is not one that the library writes. {error}")
            return
        if in_place:
            self._check_date(index, at)

    def _check_date(self, index: int, at: datetime) -> None:
        if at < self._latest:
            message = f"Entry {index} is dated {at:{_TIME}} and stands behind one of {self._latest:{_TIME}}."
            self._findings.add(Kind.BACK_DATED, index, f"{message} It was back-dated, or put there later.")
        self._latest = at  # after a false date too: those behind it are judged by their neighbour

    def _compare(self) -> None:
        """Where a checkpoint was signed at this size: is its root the one here?"""
        size = self._next
        if size not in self._signed:
            return
        if self._frontier.root() in self._signed[size]:
            self._agree(size)
        elif self._departed is None:
            self._departed = size
            if not self._explained:
                self._findings.add(Kind.REWRITTEN, self._confirmed, self._rewritten(size))

    def _agree(self, size: int) -> None:
        if self._departed is not None:
            message = f"The library signed {self._departed} entries, then {size} that do not continue them."
            self._findings.add(Kind.FORKED, self._confirmed, f"{message} The trail was forked.")
            self._departed = None
        self._confirmed = size
        self._explained = False

    def _rewritten(self, size: int) -> str:
        among = f"Among entries {self._confirmed} to {size - 1} some were"
        return f"{among} altered, removed, inserted or reordered: they do not give the root that was signed."

    def _explain(self, kind: Kind, index: int, message: str) -> None:
        self._findings.add(kind, index, message)
        self._explained = True
