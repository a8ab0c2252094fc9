"""Is this trail the one that was signed? Answered in one pass over an export, with a public key alone.

Memory does not grow with the log: the right edge, the checkpoints that are still ahead, the first findings.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from safelight.trail import export
from safelight.trail.examining import Examined, Seen, examined
from safelight.trail.findings import Findings, Kind, Report
from safelight.trail.note import Verifier
from safelight.trail.signed import Authority, Signed
from safelight.trail.tree import Frontier

FAST: Final = timedelta(minutes=1)  # by so much the library's clock may be ahead of the authority's

_TIME: Final = "%-d %B %Y at %H:%M:%S UTC"


def verify(
    lines: Iterable[bytes],
    key: Verifier,
    elsewhere: Sequence[str] = (),
    authority: Authority | None = None,
) -> Report:
    """What is wrong with the export of these lines. `elsewhere`: checkpoints that are known from another place.

    Never raises for what it is given to check: whatever is wrong is a finding.
    """
    findings = Findings()
    signed = Signed(findings, key, authority)
    for number, note in enumerate(elsewhere, start=1):
        signed.take(note, f"given as number {number}")
    signed.checkpoints = 0  # the file's own are counted
    walk = _Walk(findings, signed)
    for number, seen in enumerate(examined(lines), start=1):
        walk.line(number, seen)
    return walk.end()


class _Walk:
    """The pass over the lines."""

    def __init__(self, findings: Findings, signed: Signed) -> None:
        self._findings = findings
        self._signed = signed
        self._frontier = Frontier()
        self._next = 0
        self._before = self._highest = ""  # the date of the entry in front; the latest of all
        self._highest_index = 0
        self._confirmed = 0
        self._departed: int | None = None  # the signed size at which this tree has another root
        self._explained = False  # why it may have, was found since the last checkpoint that agreed
        self._in_place = False  # whether the checkpoint heard last speaks of the entries so far
        self._last: export.Last | None = None

    def line(self, number: int, seen: Seen) -> None:
        """Take what the next line says."""
        if seen and ((number == 1) != isinstance(seen, export.First) or self._last):
            self._stray(number)
        match seen:
            case Examined():
                self._entry(seen)
            case export.Checkpoint(note):
                self._checkpoint(note, f"in line {number}")
            case export.Stamp(token):
                self._stamp(token, f"in line {number}")
            case export.Last():
                self._last = seen
            case None:
                self._explain(Kind.ALTERED, None, f"Line {number} is not one that an export has.")

    def end(self) -> Report:
        """After the last line."""
        self._compare()
        if self._signed.largest > self._next:
            told = f"The trail ends after {self._next} entries; the library signed that there were"
            self._findings.add(Kind.TRUNCATED, self._next, f"{told} {self._signed.largest}.")
        elif not self._findings.count and self._last != self._counted():
            told = "The last line is missing or counts otherwise: the file is not whole."
            self._findings.add(Kind.TRUNCATED, self._next, told)
        listed = tuple(self._findings.listed)
        return Report(
            size=self._frontier.size,
            root=self._frontier.root(),
            confirmed=self._confirmed,
            findings=listed,
            more=self._findings.count - len(listed),
            checkpoints=self._signed.checkpoints,
            stamped=self._signed.stamped,
            stamped_at=self._signed.stamped_at,
            unread_stamps=self._signed.unread,
        )

    def _counted(self) -> export.Last:
        return export.Last(self._signed.checkpoints, self._frontier.size, self._signed.stamps)

    def _stray(self, number: int) -> None:
        self._explain(Kind.ALTERED, None, f"Line {number} is not what an export has in this place.")

    def _entry(self, seen: Examined) -> None:
        self._compare()
        in_place = self._check_place(seen.index)
        if seen.fault:
            self._explain(Kind.ALTERED, seen.index, f"Entry {seen.index} was altered. {seen.fault}")
        elif in_place:
            self._check_date(seen.index, seen.at)
        # The hash beside the entry goes into the tree. It stands for the bytes, or the entry was just reported: so
        # one altered entry casts no doubt on the others.
        self._frontier.append(seen.leaf)

    def _check_place(self, index: int) -> bool:
        """Whether the entry stands where all before it are there."""
        due, self._next = self._next, max(index + 1, self._next)
        if index > due:
            which = f"Entry {due} is" if index == due + 1 else f"Entries {due} to {index - 1} are"
            self._explain(Kind.REMOVED, due, f"{which} missing: entry {index} stands in that place.")
        elif index == due - 1:
            self._explain(Kind.INSERTED, index, f"There are two entries {index}: one was inserted.")
        elif index < due:
            told = f"Entry {index} is out of order: it stands behind entry {due - 1}."
            self._explain(Kind.REORDERED, index, told)
        return index >= due

    def _check_date(self, index: int, at: str) -> None:
        if at < self._before:
            told = f"Entry {index} is dated {_read(at)} and stands behind one of {_read(self._before)}."
            self._findings.add(Kind.BACK_DATED, index, f"{told} It was back-dated, or put there later.")
        self._before = at  # after a false date too: those behind it are judged by their neighbour
        if at > self._highest:
            self._highest, self._highest_index = at, index

    def _checkpoint(self, note: str, which: str) -> None:
        size = self._signed.take(note, which)
        self._in_place = size == self._next
        if size is not None and size < self._next:
            told = (
                f"The library signed that there were {size} entries, and {self._next} stand in front of this"
            )
            told = f"{told} checkpoint ({which}): entries were inserted, or it was moved."
            self._explain(Kind.INSERTED, size, told)
            self._signed.of(size)

    def _stamp(self, token: bytes, which: str) -> None:
        at = self._signed.stamp(token, which)
        if at is None or not self._in_place:
            return
        self._signed.stamped, self._signed.stamped_at = self._next, at
        if self._highest and _moment(self._highest) > at + FAST:
            told = f"Entry {self._highest_index} is dated {_read(self._highest)}, and existed by {at:{_TIME}}: so says"
            told = f"{told} the authority's time stamp {which}. Its date is false."
            self._findings.add(Kind.POST_DATED, self._highest_index, told)
            self._highest = ""

    def _compare(self) -> None:
        """Where a checkpoint was signed at this size: is its root the one here?"""
        size = self._next
        roots = self._signed.of(size)
        if roots is None:
            return
        if self._frontier.root() in roots:
            self._agree(size)
        elif self._departed is None:
            self._departed = size
            if not self._explained:
                self._findings.add(Kind.REWRITTEN, self._confirmed, self._rewritten(size))

    def _agree(self, size: int) -> None:
        if self._departed is not None:
            told = f"The library signed {self._departed} entries, then {size} that do not continue them."
            self._findings.add(Kind.FORKED, self._confirmed, f"{told} The trail was forked.")
            self._departed = None
        self._confirmed = size
        self._explained = False

    def _rewritten(self, size: int) -> str:
        among = f"Among entries {self._confirmed} to {size - 1} some were"
        return f"{among} altered, removed, inserted or reordered: they do not give the root that was signed."

    def _explain(self, kind: Kind, index: int | None, message: str) -> None:
        self._findings.add(kind, index, message)
        self._explained = True


def _moment(written: str) -> datetime:
    return datetime.fromisoformat(written)


def _read(written: str) -> str:
    return f"{_moment(written):{_TIME}}"
