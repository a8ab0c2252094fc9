"""The access matrix: for every address and method, what each person gets for a recording of each standing.

Whoever is not named in a row gets `HIDDEN`, the answer of what does not exist; who is not signed in is sent
to sign in.
A cell is one answer, or one for each standing.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Person(StrEnum):
    """Who asks. Each holds one role and no other; those who care for the patient are in the care team."""

    ADMINISTRATOR = "administrator"
    CALDICOTT_GUARDIAN = "Caldicott Guardian"
    CLINICIAN = "clinician of the care team"
    INFORMATION_GOVERNANCE = "information governance"
    MEDICAL_RECORDS = "medical records"
    NO_ROLE = "member of staff without a role"
    OUTSIDE = "clinician and requester outside the care team"
    PHOTOGRAPHER = "clinical photographer"
    REQUESTER = "requester of the care team"
    TEACHER = "teacher"
    TEACHER_SHOWN = "teacher who has been shown it before"


class Subject(StrEnum):
    """The recording that an address is about, by its standing; `ABSENT` is one that there never was."""

    AVAILABLE = "available"
    RESTRICTED = "restricted"
    HELD = "held"
    QUARANTINED = "quarantined"
    ABSENT = "absent"


@dataclass(frozen=True)
class Answer:
    """A status, where it leads, and a paragraph that must stand in the body."""

    status: int
    leads_to: str = ""
    cites: str = ""


SHOWN = Answer(200)
HIDDEN = Answer(404)
WRONG_METHOD = Answer(405)
DONE = Answer(303)
REFUSED = Answer(403, cites="CUH-8.1")
APP_ONLY = Answer(403, cites="CUH-15")
SIGN_IN = Answer(302, leads_to="/sign-in")
STATE_REASON = Answer(302, leads_to="reach")

Cell = Answer | dict[Subject, Answer]


def about_it(cell: Cell) -> Cell:
    """The same for every standing, but nothing for what does not exist."""
    return {**{each: cell for each in Subject if isinstance(cell, Answer)}, Subject.ABSENT: HIDDEN}


def by_standing(available: Answer, restricted: Answer, held: Answer, quarantined: Answer) -> Cell:
    return {
        Subject.AVAILABLE: available,
        Subject.RESTRICTED: restricted,
        Subject.HELD: held,
        Subject.QUARANTINED: quarantined,
        Subject.ABSENT: HIDDEN,
    }


@dataclass(frozen=True)
class Row:
    """The answers of one address to one method."""

    cells: dict[Person, Cell]
    otherwise: Answer = HIDDEN
    anonymous: Answer = SIGN_IN
    sends: dict[str, str] = field(default_factory=dict)  # what a POST carries


# Their viewing was opened in care that has ended. It is decided anew: the consents have changed since.
OUTSIDE_CARE = Answer(403, cites="CUH-6")
NO_LONGER_CARING = by_standing(OUTSIDE_CARE, OUTSIDE_CARE, REFUSED, REFUSED)

CARE = by_standing(SHOWN, SHOWN, REFUSED, REFUSED)
TEACHING = by_standing(SHOWN, HIDDEN, HIDDEN, HIDDEN)
TEACHING_SHOWN = by_standing(SHOWN, APP_ONLY, REFUSED, REFUSED)
