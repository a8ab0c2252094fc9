"""The roles of the library, and who acts in one of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a member of staff may be here; a person may hold several."""

    ADMINISTRATOR = "administrator"
    CLINICAL_PHOTOGRAPHER = "clinical-photographer"
    CLINICIAN = "clinician"
    INFORMATION_GOVERNANCE = "information-governance"
    REQUESTER = "requester"
    TEACHER = "teacher"

    @property
    def label(self) -> str:
        return self.value.replace("-", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Acting:
    """A member of staff acting in one role, from one place, at one time. Every use case is told who acts."""

    staff: UUID | None  # None: nobody signed in (a failed sign-in), or the library itself
    role: Role | None
    origin: str  # the workstation's address
    at: datetime  # aware; the only clock that a use case reads
    may_use_library: bool = True  # approved and trained (CUH-12.1)
    consultant: bool = False
