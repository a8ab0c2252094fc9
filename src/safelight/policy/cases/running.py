"""Cases run against the packs they name, under one profile: the example's, unless another stack is given."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from safelight.policy.cases.case import Case
from safelight.policy.default import STACK
from safelight.policy.stack import Stack
from safelight.policy.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Result:
    case: Case
    verdict: Verdict
    shortfalls: tuple[str, ...]


def run(cases: Iterable[Case], stack: Stack = STACK) -> tuple[Result, ...]:
    return tuple(_run(case, stack) for case in cases)


def _run(case: Case, stack: Stack) -> Result:
    verdict = stack_of(case.packs, stack).decide(case.facts, case.question)
    return Result(case, verdict, case.shortfalls(verdict))


@cache
def stack_of(names: tuple[str, ...], stack: Stack = STACK) -> Stack:
    """A stack of these packs; the order in which a case names them makes no difference."""
    return stack.of(names)
