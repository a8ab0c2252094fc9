"""What was known at a moment: the rows that the trail says were added before an entry, and no others.

The entries of the trail are in the order in which their causes committed, so that this is exact: a row that was
being written while somebody looked is not taken for one that they could have seen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from safelight.people.models import PatientMerge
from safelight.trail.entry import Entry


@dataclass(frozen=True, slots=True)
class Horizon:
    """The rows that were there: `consent:` and its identifier, and so on."""

    known: frozenset[str]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Horizon":
        """What these entries added."""
        return cls(frozenset(each for entry in entries for each in _added(entry)))

    def saw(self, kind: str, key: UUID) -> bool:
        return f"{kind}:{key}" in self.known

    @property
    def merges(self) -> QuerySet[PatientMerge]:
        """The merges that stood."""
        return PatientMerge.objects.filter(pk__in=self._keys("merge")).exclude(
            undone__pk__in=self._keys("unmerge")
        )

    def _keys(self, kind: str) -> list[UUID]:
        words = (each.partition(":") for each in self.known)
        return [UUID(key) for named, _, key in words if named == kind]


def _added(entry: Entry) -> tuple[str, ...]:
    added = entry.detail.get("adds", ())
    return tuple(str(each) for each in added) if isinstance(added, tuple) else ()
