"""What is to be withdrawn, and by whom: carried signed from the page that shows it to the click that does."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.core import signing

from safelight.consent.actions import Covers
from safelight.consent.terms import Terms
from safelight.policy.facts import Giver, Level, Purpose, Scope

SALT: Final = "safelight.release.withdraw"
LASTS: Final = 30 * 60  # seconds; what was shown may be true no longer after that


class StaleIntent(Exception):
    """The page was open for too long, or what it carried is not what the library wrote."""


@dataclass(frozen=True, slots=True)
class Intent:
    """`purposes` are the uses that end; with none, all that was agreed to. `key` is the page's own."""

    patient: UUID
    covers: Covers
    giver: Giver
    giver_name: str
    purposes: tuple[Purpose, ...]
    reason: str
    key: UUID

    def terms(self, level: Level) -> Terms:
        """The words to record; `level` is that of what was last agreed to."""
        if not self.purposes:
            return Terms(self.giver, self.giver_name, level)
        return Terms(self.giver, self.giver_name, Level.SPECIFIED, self.purposes, to=Scope.USE)

    def sealed(self) -> str:
        """The signed form, for a hidden field."""
        covers = [str(each) if each else "" for each in (self.covers.form, self.covers.recording)]
        said = [self.giver, self.giver_name, list(self.purposes), self.reason]
        return signing.dumps([str(self.patient), *covers, *said, str(self.key)], salt=SALT)

    @classmethod
    def unsealed(cls, text: str) -> "Intent":
        """Raises `StaleIntent`."""
        try:
            read = signing.loads(text, salt=SALT, max_age=LASTS)
        except signing.BadSignature:
            raise StaleIntent from None
        patient, form, recording, giver, name, purposes, reason, key = read
        covers = Covers(UUID(form) if form else None, UUID(recording) if recording else None)
        uses = tuple(map(Purpose, purposes))
        return cls(UUID(patient), covers, Giver(giver), name, uses, reason, UUID(key))
