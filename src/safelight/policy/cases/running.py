"""Cases run against the packs they name, under the profile of the library's own stack."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from safelight.policy.cases.case import Case
from safelight.policy.default import PACKS, STACK
from safelight.policy.stack import Stack
from safelight.policy.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Result:
    case: Case
    verdict: Verdict
    shortfalls: tuple[str, ...]


def run(cases: Iterable[Case]) -> tuple[Result, ...]:
    return tuple(_run(case) for case in cases)


def _run(case: Case) -> Result:
    verdict = stack_of(case.packs).decide(case.facts, case.question)
    return Result(case, verdict, case.shortfalls(verdict))


@cache
def stack_of(names: tuple[str, ...]) -> Stack:
    """A stack of these packs; the order in which a case names them makes no difference."""
    return Stack((pack for name, pack in PACKS.items() if name in names), STACK.profile)
