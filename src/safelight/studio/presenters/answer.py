"""The policy's answer about photographs that are still to be made: yes or no, why, and the duties that come with it."""

from dataclasses import dataclass

from safelight.policy.verdict import Verdict
from safelight.web.components import VerdictRow
from safelight.web.verdicts import paragraphs, ways


@dataclass(frozen=True, slots=True)
class Answer:
    """`row` is drawn like a purpose; `duties` come with a yes."""

    row: VerdictRow
    duties: tuple[str, ...]

    @classmethod
    def of(cls, words: str, verdict: Verdict, *, advise: bool = False) -> "Answer":
        """`advise`: with what would turn a no into a yes."""
        row = VerdictRow(
            words,
            verdict.permitted,
            paragraphs(verdict),
            ways(verdict) if advise and not verdict.permitted else (),
        )
        return cls(row, tuple(sorted(each.duty for each in verdict.obligations)))
