"""Who is asked for consent, from what is known of the patient. Nobody's competence is assessed here."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from safelight.people.models import Patient
from safelight.policy.facts import Giver
from safelight.web.wording import age

DECIDES_ALONE: Final = 16  # GMC-21 and CUH-8.3: from this birthday on a person is presumed able to decide


@dataclass(frozen=True, slots=True)
class Deciding:
    """Who decides, and the name, where it is known already."""

    giver: Giver
    name: str = ""

    @classmethod
    def about(cls, patient: Patient, today: date, *, died: bool = False) -> "Deciding":
        """`died`: it was found that the patient has died, whatever the patient's record says yet."""
        if died or patient.died_on is not None:
            return cls(Giver.PERSONAL_REPRESENTATIVE)
        if age(patient.born_on, today) < DECIDES_ALONE:
            return cls(Giver.PARENT)
        return cls(Giver.PATIENT, f"{patient.given_name} {patient.family_name}")
