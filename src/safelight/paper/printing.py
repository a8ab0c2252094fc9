"""A consent form as a PDF/A to be printed, signed by hand and scanned."""

import io
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import segno

from safelight.paper.code import Code, Mark, written
from safelight.paper.form import Form
from safelight.paper.layout import ANSWER, BOXES, LOWER_CODE, UPPER_CODE
from safelight.paper.setting import pages_of, typeset
from safelight.paper.short import short_code
from safelight.paper.unfit import TooLong

MOST_PAGES: Final = 2
_PLACES: Final = {
    "upper": asdict(UPPER_CODE),
    "lower": asdict(LOWER_CODE),
    "boxes": {box.value: asdict(area) for box, area in BOXES.items()},
    "answer": ANSWER,
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF/A of one or two A4 pages, and the short code that stands on each."""

    pdf: bytes
    pages: int
    short: str


def printed(form: Form, *, form_id: UUID, terms: bytes, key: bytes, at: datetime) -> Printed:
    """The form, with its codes under `key`. `at` (aware) is when; raises Unprintable or TooLong."""
    short = short_code(form_id, terms, key)
    for pages in range(1, MOST_PAGES + 1):
        codes = [_marks(Code(form_id, terms, page, pages), key) for page in range(1, pages + 1)]
        pdf = typeset(
            "form", asdict(form), {"asked": "What I agree to", "short": short, "codes": codes} | _PLACES, at
        )
        if pages_of(pdf) == pages:
            return Printed(pdf, pages, short)
    raise TooLong


def _marks(code: Code, key: bytes) -> dict[str, str]:
    return {which: _drawn(written(Mark(code, lower=which == "lower"), key)) for which in ("upper", "lower")}


def _drawn(text: str) -> str:
    """The QR code as SVG, edge to edge: 37 modules a side."""
    drawing = io.BytesIO()
    code = segno.make_qr(text, version=5, error="q", mode="alphanumeric", boost_error=False)
    code.save(drawing, kind="svg", border=0, xmldecl=False)
    return drawing.getvalue().decode()
