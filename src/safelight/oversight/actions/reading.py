"""To read the trail leaves an entry in it: who read about whom, who searched, who took a list away."""

from uuid import UUID

from safelight.ledger.acting import Acting
from safelight.ledger.salting import pseudonyms
from safelight.ledger.writing import recorded
from safelight.oversight.searching import Sought
from safelight.trail.entry import Detail
from safelight.trail.events import Event


def read(by: Acting, patient: UUID, recording: UUID | None = None) -> None:
    """Somebody reads what the trail tells of a patient, or of one of their recordings."""
    with recorded(Event.TRAIL_READ, by, patient=patient) as entry:
        entry.recordings = (recording,) if recording else ()


def watch(by: Acting, staff: UUID) -> None:
    """Somebody reads what a member of staff has done."""
    with recorded(Event.TRAIL_READ, by) as entry:
        entry.detail |= _of(staff)


def search(by: Acting, sought: Sought, found: int) -> None:
    """Somebody has searched the trail; `found` is as `searching.counted` has it."""
    with recorded(Event.TRAIL_SEARCH, by, patient=sought.patient, found=found) as entry:
        entry.recordings = (sought.recording,) if sought.recording else ()
        entry.detail |= _asked(sought)


def export(by: Acting, sought: Sought, number: int) -> None:
    """Somebody takes entries away as a file."""
    with recorded(Event.TRAIL_EXPORT, by, patient=sought.patient, number=number) as entry:
        entry.recordings = (sought.recording,) if sought.recording else ()
        entry.detail |= _asked(sought)


def _asked(sought: Sought) -> dict[str, Detail]:
    """What was looked for, in tokens; people and recordings stand in the entry as pseudonyms."""
    asked = {
        "since": sought.since.isoformat() if sought.since else None,
        "until": sought.until.isoformat() if sought.until else None,
        "event": sought.event,
        "verdict": sought.verdict or None,
    }
    return {name: value for name, value in asked.items() if value} | (
        _of(sought.staff) if sought.staff else {}
    )


def _of(staff: UUID) -> dict[str, Detail]:
    return {"of": pseudonyms("staff", [staff])[staff]}
