"""A case, what it expects, and how a verdict falls short of it."""

from dataclasses import dataclass
from pathlib import Path

from safelight.policy.facts import Facts
from safelight.policy.obligation import Obligation
from safelight.policy.questions import Question
from safelight.policy.standing import Standing
from safelight.policy.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Expected:
    """
    Either `permitted` or `standing`; each obligation and citation must be among those of the verdict.

    None of `not_obligations` and of `not_cites` may be.
    """

    permitted: bool | None = None
    standing: Standing | None = None
    obligations: frozenset[Obligation] = frozenset()
    not_obligations: frozenset[Obligation] = frozenset()
    cites: tuple[str, ...] = ()
    not_cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """`line` is where it begins in its file, counted from 1."""

    id: str
    says: str
    packs: tuple[str, ...]
    facts: Facts
    question: Question
    expected: Expected
    path: Path
    line: int

    def shortfalls(self, verdict: Verdict) -> tuple[str, ...]:
        """What the verdict lacks or has too much of, one phrase each; empty where the case passes."""
        expected = self.expected
        found: list[str] = []
        if expected.permitted is not None and verdict.permitted != expected.permitted:
            found.append(f"expected {_answer(expected.permitted)}, got {_answer(verdict.permitted)}")
        if expected.standing is not None and verdict.standing != expected.standing:
            found.append(f"expected standing {expected.standing}, got {verdict.standing}")
        cited = {str(citation) for citation in verdict.citations}
        found += [
            f"expected the citation {cite}, got {_among(cited)}"
            for cite in expected.cites
            if cite not in cited
        ]
        found += [f"expected no citation {cite}, got it" for cite in expected.not_cites if cite in cited]
        found += [
            f"expected the obligation {duty}, got {_among(verdict.obligations)}"
            for duty in sorted(expected.obligations - verdict.obligations)
        ]
        found += [
            f"expected no obligation {duty}, got it"
            for duty in sorted(expected.not_obligations & verdict.obligations)
        ]
        return tuple(found)


def _answer(permitted: bool) -> str:
    return "permit" if permitted else "deny"


def _among(words: frozenset[Obligation] | set[str]) -> str:
    return ", ".join(sorted(words)) or "none"
