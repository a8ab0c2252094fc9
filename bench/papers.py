"""Forms of invented patients, printed, written on, scanned in batches by an office scanner; and the truth of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import Final
from uuid import UUID

from PIL import Image
from tests.paper.scanner import Wear, as_pdf, scanned, sheets, smear, write

from safelight.paper.form import Form, Patient
from safelight.paper.layout import LOWER_CODE, UPPER_CODE, Box
from safelight.paper.printing import printed

KEY: Final = bytes(range(32))
A_BATCH: Final = 10  # forms

_AT: Final = datetime(2026, 11, 24, 9, tzinfo=UTC)
_FAMILIES: Final = (
    "ROSE",
    "O'NEILL",
    "ŁUKASZEWSKA",
    "VAN DER MEER",
    "PAPADOPOULOS",
    "NG",
    "DÜRR",
    "BYRNE-HUGHES",
)
_GIVEN: Final = ("Maria", "Aoife", "Zbigniew", "Jan", "Eleni", "Li", "Jürgen", "Siân", "Ade")
_SITES: Final = ("left forearm", "face, both sides", "lower back", "right foot, the sole", "mouth and teeth")
_LINES: Final = (
    "The photographs are kept in my medical record.",
    "Those who look after me may look at them.",
    "The hospital may look at them to check how good my care was.",
    "They may be used to teach doctors, nurses, other health staff and students.",
    "They may be used to test what health staff or students know.",
    "They may be used for research.",
    "They may be used in a journal or book that people outside the hospital can read.",
)
_EXPLAINED: Final = (
    "Why the photographs are made, and what they are for.",
    "What form they take, and that they are stored securely.",
    "How long they are kept.",
    "That refusing, or changing my mind later, changes nothing about my care.",
)
_GIVERS: Final = ("the patient", "parent", "attorney under a lasting power of attorney")
_SIGNED: Final = frozenset(Box) - {Box.REFUSED, Box.CHANGE}


@dataclass(frozen=True, slots=True)
class Paper:
    """One form as it came back: the boxes that were written in, its pages as the scanner made them."""

    form: UUID
    wrote: frozenset[Box]
    pages: tuple[Image.Image, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """A scanned PDF; `pages` says which form each of its pages is of."""

    pdf: bytes
    papers: tuple[Paper, ...]
    pages: tuple[UUID, ...]


def batches(count: int, seed: int) -> Iterator[Batch]:
    """`count` forms in batches, the pages of a batch in any order."""
    chance = Random(seed)
    for first in range(0, count, A_BATCH):
        yield _batch([_paper(number, chance) for number in range(first, min(count, first + A_BATCH))], chance)


def _batch(papers: Sequence[Paper], chance: Random) -> Batch:
    shuffled = [(paper.form, page) for paper in papers for page in paper.pages]
    chance.shuffle(shuffled)
    pdf = as_pdf([page for _, page in shuffled], quality=chance.randint(55, 85))
    return Batch(pdf, tuple(papers), tuple(form for form, _ in shuffled))


def _paper(number: int, chance: Random) -> Paper:
    form_id = UUID(int=chance.getrandbits(128))
    done = printed(_form(chance), form_id=form_id, terms=chance.randbytes(16), key=KEY, at=_AT)
    *before, last = sheets(done.pdf)
    wrote = _answer(number)
    pages = [*before, write(last, sorted(wrote), chance)]
    if number % 25 == 7:
        pages = [smear(page, chance, chance.choice((UPPER_CODE, LOWER_CODE))) for page in pages]
    return Paper(form_id, wrote, tuple(scanned(page, Wear.of(chance), chance) for page in pages))


def _answer(number: int) -> frozenset[Box]:
    """One in ten unsigned (half of these by the giver alone), one in twelve refused, one in fifteen with a change."""
    wrote = set(_SIGNED)
    if number % 10 == 3:
        wrote -= {Box.GIVER_SIGNATURE} if number % 20 == 3 else wrote
    if number % 12 == 5:
        wrote.add(Box.REFUSED)
    if number % 15 == 8:
        wrote.add(Box.CHANGE)
    return frozenset(wrote)


def _form(chance: Random) -> Form:
    agreed = chance.randint(3, len(_LINES))
    family, given = chance.choice(_FAMILIES), chance.choice(_GIVEN)
    digits = "".join(chance.choices("0123456789", k=7))
    return Form(
        hospital="St Elsewhere Hospital",
        title="Consent to photographs",
        template="Photographs of patients",
        version=str(chance.randint(1, 9)),
        patient=Patient(f"{family}, {given}", f"999 {digits[:3]} {digits[3:]}", "04-Mar-1987"),
        subject=chance.choice(_SITES),
        explained=_EXPLAINED[: chance.randint(0, len(_EXPLAINED))],
        level=chance.choice(("my medical record", "teaching", "the uses named here")),
        agreed=_LINES[:agreed],
        not_agreed=_LINES[agreed:],
        named=chance.choice(("", "Journal of Wound Care, one article")),
        rights=("I can change my mind at any time, by telling any member of staff.",),
        giver=f"{chance.choice(_GIVEN)} {family.title()}",
        giver_as=chance.choice(_GIVERS),
        explained_by="Dr Adaeze Obi",
    )
