"""A signed form as a record: what was agreed, the signatures as drawn, who took it and when. A PDF/A for the vault."""

from datetime import datetime

from safelight.paper.form import Record


def recorded(record: Record, *, at: datetime) -> bytes:
    """The record as a PDF/A that bears no code: scanned by mistake, it is no form. Raises Unprintable or TooLong."""
    raise NotImplementedError
