"""How long a patient's recordings are kept, as pages say it."""

from datetime import date

from safelight.people.models import Patient
from safelight.retention import schedule


def kept_until(patient: Patient, last_made_on: date) -> date:
    """Counted from the last contact that is known of: `last_made_on` where none later is."""
    last_contact = max(patient.last_seen_on or last_made_on, last_made_on)
    return schedule.kept_until(patient.born_on, last_contact, patient.died_on)
