"""Forms of invented patients."""

from datetime import UTC, datetime
from uuid import UUID

import pypdfium2

from safelight.paper.form import Answer, Form, Patient, Record, Signature
from safelight.paper.printing import Printed, printed
from safelight.paper.record import recorded

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
TERMS = b"sixteen bytes..."

ROSE = Form(
    hospital="St Elsewhere Hospital",
    title="Consent to photographs",
    template="Consent to photographs of patients",
    version="3",
    patient=Patient("ROSE, Maria", "943 476 5919", "04-Mar-1987"),
    subject="left forearm, healing of a burn",
    explained=(
        "Why the photographs are made, and what they are for.",
        "What form they take, and that they are stored securely.",
        "How long they are kept.",
        "How they might be used beyond my care, and that this needs my agreement.",
        "That refusing, or changing my mind later, changes nothing about my care.",
    ),
    level="My medical record, and the uses named here",
    agreed=(
        "The photographs are kept in my medical record.",
        "Those who look after me may look at them.",
        "The hospital may look at them to check how good my care was.",
        "They may be used to teach doctors, nurses, other health staff and students.",
        "They may be used in a journal or book that people outside the hospital can read.",
    ),
    not_agreed=(
        "They may not be used to test what health staff or students know.",
        "They may not be used for research.",
        "They may not be used on television, on the internet or in other media that anybody can see.",
        "They may not be used to show the hospital's own work to the public.",
    ),
    named="Journal of Wound Care, one article on burns of the forearm",
    rights=(
        "I can change my mind at any time, by telling any member of staff. It changes nothing about my care.",
        "Once a photograph has been published, it cannot be taken back.",
    ),
    giver="Maria Rose",
    giver_as="the patient",
    explained_by="Dr Adaeze Obi",
)


def form_id(number: int) -> UUID:
    return UUID(int=number + (0xABCDEF << 64))


def print_form(form: Form = ROSE, number: int = 1, *, terms: bytes = TERMS, key: bytes = KEY) -> Printed:
    return printed(form, form_id=form_id(number), terms=terms, key=key, at=AT)


DRAWN = (((300, 1700), (900, 400), (1500, 2600), (2400, 900), (9000, 1800)), ((9500, 1000),))


def signed(answer: Answer = Answer.AGREED, reason: str = "") -> bytes:
    """The record of Rose's form: her signature drawn, the doctor's typed."""
    signatures = (
        Signature("The patient", "Maria Rose", "24-Nov-2026, 10:15", DRAWN),
        Signature("Member of staff", "Dr Adaeze Obi", "24-Nov-2026, 10:16"),
    )
    record = Record(
        ROSE, answer, signatures, "Dr Adaeze Obi, registrar", "24-Nov-2026 at 10:16", "59PW-CBPR-GKC3", reason
    )
    return recorded(record, at=AT)


def words_of(pdf: bytes) -> str:
    """All text of a PDF, pages and lines run together."""
    document = pypdfium2.PdfDocument(pdf)
    words = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    return words.replace("\u200b", "")
