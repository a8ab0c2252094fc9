"""The roles of the library, and who acts in one of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID


class Role(StrEnum):
    """What a member of staff may be here; a person may hold several."""

    ADMINISTRATOR = "administrator"
    CALDICOTT_GUARDIAN = "caldicott-guardian"
    CLINICAL_PHOTOGRAPHER = "clinical-photographer"
    CLINICIAN = "clinician"
    INFORMATION_GOVERNANCE = "information-governance"
    MEDICAL_RECORDS = "medical-records"
    REQUESTER = "requester"
    TEACHER = "teacher"

    @property
    def label(self) -> str:
        return LABELS.get(self, self.value.replace("-", " ").capitalize())


LABELS: Final = {Role.CALDICOTT_GUARDIAN: "Caldicott Guardian"}  # named after a person


@dataclass(frozen=True, slots=True)
class Acting:
    """A member of staff acting in one role, from one place, at one time. Every use case is told who acts."""

    staff: UUID
    role: Role
    origin: str  # the workstation's address
    at: datetime  # aware; the only clock that a use case reads
    may_use_library: bool = True  # approved and trained (CUH-12.1)
    consultant: bool = False


@dataclass(frozen=True, slots=True)
class Unattended:
    """Nobody in a role: the library's own work, or somebody signing in (`staff`, once known)."""

    origin: str
    at: datetime
    staff: UUID | None = None
    role: None = None


By = Acting | Unattended
