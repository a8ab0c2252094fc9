"""What the door answers with: what was opened, what is handed over, and that there is no such thing."""

from dataclasses import dataclass
from uuid import UUID

from safelight.library.models import Recording
from safelight.policy.verdict import Verdict


class NoSuchThing(Exception):
    """There is none, or none for this person: from outside the two look alike."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a viewing lets somebody see, and the verdict on each recording asked for."""

    viewing: UUID
    permitted: tuple[Recording, ...]
    verdicts: dict[UUID, Verdict]


@dataclass(frozen=True, slots=True)
class Parcel:
    """The bytes of one rendition on their way out."""

    data: bytes
    media_type: str
