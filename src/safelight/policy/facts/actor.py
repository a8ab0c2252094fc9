"""Who asks, and in what circumstances."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    CLINICIAN = "clinician"
    CONSULTANT = "consultant"
    CLINICAL_PHOTOGRAPHER = "clinical-photographer"
    FORENSIC_CLINICIAN = "forensic-clinician"
    INFORMATION_GOVERNANCE = "information-governance"
    STUDENT = "student"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Actor:
    """`library_access` means trained, approved and on the hospital's network."""

    role: Role = Role.CLINICIAN
    in_care_team: bool = True
    library_access: bool = True


@dataclass(frozen=True, slots=True)
class Circumstances:
    """`treated_elsewhere`: another organisation than the doctor's own treats the patients to be recorded."""

    chaperone: bool = False
    photographer_available: bool = False
    explained_beforehand: bool = True
    treated_elsewhere: bool = False
