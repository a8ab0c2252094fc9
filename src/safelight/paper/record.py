"""A signed form as a record: what was agreed, the signatures as drawn, who took it and when. A PDF/A for the vault."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Final

from safelight.paper.form import Answer, Record
from safelight.paper.setting import typeset

_OUTCOMES: Final[Mapping[Answer, str]] = {
    Answer.AGREED: "Agreed and signed",
    Answer.SPOKEN: "Agreed by word of mouth: nobody signed",
    Answer.REFUSED: "Refused: nothing of this is agreed to",
}
_ASKED: Final[Mapping[Answer, str]] = {
    Answer.AGREED: "What I agree to",
    Answer.SPOKEN: "What I agree to",
    Answer.REFUSED: "What I was asked to agree to",
}


def recorded(record: Record, *, at: datetime) -> bytes:
    """The record as a PDF/A that bears no code: scanned by mistake, it is no form. Raises Unprintable or TooLong."""
    facts = asdict(record)
    words = {"asked": _ASKED[record.answer], "outcome": _OUTCOMES[record.answer]}
    return typeset("record", facts.pop("form") | facts, words, at)
