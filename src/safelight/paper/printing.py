"""A consent form as a PDF/A to be printed, signed by hand and scanned."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from safelight.paper.form import Form


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF/A of one or two A4 pages, and the short code that stands on each."""

    pdf: bytes
    pages: int
    short: str


def printed(form: Form, *, form_id: UUID, terms: bytes, key: bytes, at: datetime) -> Printed:
    """The form, with its codes under `key`. `at` (aware) is when; raises Unprintable or TooLong."""
    raise NotImplementedError
