"""What stands on a printed form, and on the record of a signed one. Lines of plain English; no wording is made here."""

from dataclasses import dataclass
from enum import StrEnum

# As drawn on the pad: whole x and y in ten-thousandths of its width, y at most 3,334.
Stroke = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Patient:
    """Whom it is about, as people read it: SURNAME, Forename; 3-3-4; dd-Mmm-yyyy."""

    name: str
    nhs_number: str
    born: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form to be printed. `title` becomes the document's title and names nobody."""

    hospital: str
    title: str
    template: str  # the template's name
    version: str  # and its version
    patient: Patient
    subject: str  # what is photographed
    explained: tuple[str, ...]
    level: str
    agreed: tuple[str, ...]
    not_agreed: tuple[str, ...]
    named: str  # which journal, book, site or study; "" if none
    rights: tuple[str, ...]
    giver: str  # who decides
    giver_as: str  # and as what: "the patient", "parent" ...
    explained_by: str  # the member of staff; "" where it is not known yet


class Answer(StrEnum):
    """What was said, as a record tells it."""

    AGREED = "agreed"
    SPOKEN = "agreed by word of mouth"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature: `strokes` as drawn, or none and `how` it was given. `signed` is date and time in words."""

    signer: str  # "Parent", "Member of staff" ...
    name: str
    signed: str
    strokes: tuple[Stroke, ...] = ()
    how: str = ""  # "" where the name was typed as a signature


@dataclass(frozen=True, slots=True)
class Record:
    """A form as it was signed. `reference` finds it: the short code, or another name of no patient."""

    form: Form
    answer: Answer
    signatures: tuple[Signature, ...]
    taken_by: str
    taken: str  # date and time in words
    reference: str
    reason: str = ""  # why refused, if it was said
    notes: tuple[str, ...] = ()  # how it was answered, if not on the screen
    scans: tuple[bytes, ...] = ()  # the pages that were signed on paper, each a JPEG
