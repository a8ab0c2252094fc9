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
    """The record as a PDF/A. It bears no code of its own: scanned by mistake, it is no form. Raises Unprintable."""
    facts = asdict(record)
    scans = [
        list(each) for each in facts.pop("scans")
    ]  # the sheet takes a picture as the numbers of its bytes
    words = {"asked": _ASKED[record.answer], "outcome": _OUTCOMES[record.answer], "scans": scans}
    return typeset("record", facts.pop("form") | facts, words, at)
