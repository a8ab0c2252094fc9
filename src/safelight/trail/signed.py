"""What has been signed: the checkpoints of a trail and the time stamps over them, heard one after the other."""

from datetime import datetime
from typing import Final, Protocol

from safelight.trail import checkpoint
from safelight.trail.errors import MalformedNote, UnverifiedNote, UnverifiedStamp
from safelight.trail.findings import Findings, Kind
from safelight.trail.note import Verifier

BY_WHOM: Final = "It was not signed by the library, or was changed since."


class Authority(Protocol):
    """Who can tell whether a time stamp is good: `safelight.trail.stamp`."""

    def confirmed(self, token: bytes, note: str) -> datetime:
        """Since when `note` has existed, at the latest. Raises `UnverifiedStamp`."""


class Signed:
    """The roots that the key has signed, by size; what is false is a finding at once."""

    def __init__(self, findings: Findings, key: Verifier, authority: Authority | None) -> None:
        self._findings = findings
        self._key = key
        self._authority = authority
        self._roots: dict[int, set[bytes]] = {}
        self._note: str | None = None
        self.checkpoints = self.stamps = self.unread = 0
        self.largest = 0
        self.stamped = 0
        self.stamped_at: datetime | None = None

    def take(self, note: str, which: str) -> int | None:
        """The size that a checkpoint speaks of, or None if it is false. `which` says where it stands."""
        self._note = note
        self.checkpoints += 1
        try:
            signed = checkpoint.verify(note, self._key)
        except (MalformedNote, UnverifiedNote) as error:
            self._findings.add(
                Kind.FORGED_CHECKPOINT, None, f"The checkpoint {which} is false. {BY_WHOM} {error}"
            )
            return None
        roots = self._roots.setdefault(signed.size, set())
        roots.add(signed.root)
        if len(roots) > 1:
            told = (
                f"The library signed two different histories of {signed.size} entries: the trail was forked."
            )
            self._findings.add(Kind.FORKED, None, told)
        self.largest = max(self.largest, signed.size)
        return signed.size

    def of(self, size: int) -> set[bytes] | None:
        """The roots signed for this size, which then are forgotten."""
        return self._roots.pop(size, None)

    def stamp(self, token: bytes, which: str) -> datetime | None:
        """Since when the checkpoint heard last has existed, or None if nobody can tell."""
        self.stamps += 1
        if self._authority is None:
            self.unread += 1
            return None
        try:
            return self._authority.confirmed(token, self._note or "")
        except UnverifiedStamp as error:
            self._findings.add(Kind.FORGED_TIMESTAMP, None, f"The time stamp {which} is false. {error}")
            return None
