"""What is to be withdrawn, and by whom: carried signed from the page that shows it to the click that does."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.core import signing

from safelight.consent.actions import Covers
from safelight.policy.facts import Giver

SALT: Final = "safelight.release.withdraw"
LASTS: Final = 30 * 60  # seconds; what was shown may be true no longer after that


class StaleIntent(Exception):
    """The page was open for too long, or what it carried is not what the library wrote."""


@dataclass(frozen=True, slots=True)
class Intent:
    """`key` is the page's own: a second click does nothing more."""

    patient: UUID
    covers: Covers
    giver: Giver
    giver_name: str
    reason: str
    key: UUID

    def sealed(self) -> str:
        """The signed form, for a hidden field."""
        covers = [str(each) if each else "" for each in (self.covers.form, self.covers.recording)]
        parts = [str(self.patient), *covers, self.giver, self.giver_name, self.reason, str(self.key)]
        return signing.dumps(parts, salt=SALT)

    @classmethod
    def unsealed(cls, text: str) -> "Intent":
        """Raises `StaleIntent`."""
        try:
            patient, form, recording, giver, name, reason, key = signing.loads(text, salt=SALT, max_age=LASTS)
        except signing.BadSignature:
            raise StaleIntent from None
        covers = Covers(UUID(form) if form else None, UUID(recording) if recording else None)
        return cls(UUID(patient), covers, Giver(giver), name, reason, UUID(key))
