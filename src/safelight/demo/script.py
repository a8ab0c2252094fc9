"""What has happened in the demonstration's hospital, as data: who was photographed when, and what they agreed to."""

from dataclasses import dataclass
from typing import Final

from safelight.policy.facts import Giver, Level, Purpose
from safelight.studio.models import Urgency


@dataclass(frozen=True, slots=True)
class Sitting:
    """A request, what was agreed to (None: nobody has been asked yet), and the pictures of it (none: it waits)."""

    days_ago: int
    patient: str
    body_site: str
    reason: str
    picture: str  # a kind that `pictures.draw` knows
    stages: tuple[int, ...] = ()  # one photograph each
    level: Level | None = Level.RECORDS
    purposes: tuple[Purpose, ...] = ()
    purpose_named: str = ""
    giver: Giver = Giver.PATIENT
    giver_name: str = ""
    place: str = "Clinic 4"
    urgency: Urgency = Urgency.ROUTINE
    infection_risk: str = ""
    skin: int = 0


@dataclass(frozen=True, slots=True)
class ChangeOfMind:
    """A patient withdraws everything."""

    days_ago: int
    patient: str
    reason: str


SITTINGS: Final = ()
