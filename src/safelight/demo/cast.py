"""The people of the demonstration. Their NHS numbers are of the range that is never issued (999)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from safelight.ledger.acting import Role
from safelight.library.turning import birthday

PASSWORD: Final = "safelight-demonstration"  # noqa: S105 - printed at every start, for invented people only


@dataclass(frozen=True, slots=True)
class Player:
    """A member of staff of the demonstration."""

    email: str
    name: str
    post: str
    department: str
    roles: tuple[Role, ...]
    consultant: bool = False


STAFF: Final = (
    Player(
        "amara.okafor@stlukes.example",
        "Dr Amara Okafor",
        "Consultant dermatologist",
        "Dermatology",
        (Role.CLINICIAN, Role.REQUESTER),
        consultant=True,
    ),
    Player(
        "tom.hale@stlukes.example",
        "Tom Hale",
        "Tissue viability nurse",
        "Vascular surgery",
        (Role.CLINICIAN, Role.REQUESTER),
    ),
    Player(
        "ines.marques@stlukes.example",
        "Ines Marques",
        "Clinical photographer",
        "Medical illustration",
        (Role.CLINICAL_PHOTOGRAPHER,),
    ),
    Player(
        "karin.lindqvist@stlukes.example",
        "Dr Karin Lindqvist",
        "Clinical tutor",
        "Education",
        (Role.TEACHER,),
    ),
    Player(
        "david.osei@stlukes.example",
        "David Osei",
        "Information governance lead",
        "Information governance",
        (Role.INFORMATION_GOVERNANCE,),
    ),
    Player(
        "helen.marsh@stlukes.example",
        "Dr Helen Marsh",
        "Medical director",
        "Trust board",
        (Role.CALDICOTT_GUARDIAN,),
    ),
    Player(
        "nell.ferris@stlukes.example",
        "Nell Ferris",
        "Medical records officer",
        "Medical records",
        (Role.MEDICAL_RECORDS,),
    ),
    Player(
        "ruth.adeyemi@stlukes.example",
        "Ruth Adeyemi",
        "Library administrator",
        "Medical illustration",
        (Role.ADMINISTRATOR,),
    ),
)


@dataclass(frozen=True, slots=True)
class Sitter:
    """A patient of the demonstration."""

    nhs_number: str
    family_name: str
    given_name: str
    born_on: date
    died_on: date | None = None
    safeguarding: bool = False


PATIENTS: Final = (
    Sitter("9990010374", "Bartholomew", "Rose", date(1961, 4, 12)),
    Sitter("9990020744", "Mensah", "Kofi", date(1984, 9, 30)),
    Sitter("9990031118", "Whitlock", "Jean", date(1947, 2, 3)),
    Sitter("9990041482", "Patel", "Anjali", date(1973, 11, 19)),
    Sitter("9990051852", "Nowak", "Piotr", date(1990, 6, 7)),
    Sitter("9990062226", "Green", "Oliver", date(1955, 12, 24)),
    Sitter("9990072590", "Yousef", "Layla", date(2019, 8, 15), safeguarding=True),
    Sitter("9990082960", "Davies", "Gwen", date(1938, 1, 28), died_on=date(2026, 10, 2)),
    Sitter("9990093334", "O'Connell", "Sean", date(1979, 3, 17)),
    Sitter("9990103704", "Abiola", "Grace", date(2001, 5, 5)),
    Sitter("9990104085", "Brennan", "Niamh", birthday(-16, timezone.localdate() - timedelta(days=5))),
    Sitter("9990104824", "Khan", "Yasmin", date(1988, 2, 14)),
    Sitter("9990105197", "Idris", "Sami", birthday(-6, timezone.localdate() - timedelta(days=200))),
    Sitter("9990105561", "Szabo", "Helena", date(1944, 10, 9)),
)
