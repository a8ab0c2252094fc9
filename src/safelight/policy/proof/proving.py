"""The proof as a whole: every question in turn, spread over processes, and what came of it."""

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Final

from safelight.policy.default import STACK
from safelight.policy.facts import Purpose
from safelight.policy.proof.diagram import Diagrams
from safelight.policy.proof.ground import Ground
from safelight.policy.proof.invariants import INVARIANTS, alive
from safelight.policy.questions import (
    Alter,
    Basis,
    Disclose,
    Make,
    Means,
    Operation,
    Question,
    Stand,
    Use,
    Venue,
)
from safelight.policy.rule import Effect, Rule
from safelight.policy.stack import Stack

QUESTIONS: Final[tuple[Question, ...]] = (
    Make(),
    *(Use(purpose) for purpose in Purpose),
    Use(Purpose.PUBLICATION, venue=Venue.PUBLIC),
    *(
        Use(purpose, means)
        for purpose in (Purpose.CARE, Purpose.TEACHING)
        for means in Means
        if means != Means.VIEW
    ),
    *(Disclose(basis) for basis in Basis),
    *(Alter(operation) for operation in Operation),
    Alter(Operation.CROP, whole_image=False),
    Alter(Operation.CROP, to_avoid_consent=True),
    Stand(),
)
"""Every question, with each means once where it is open and once where it is not."""

QUICK: Final[tuple[Question, ...]] = (
    Use(Purpose.TEACHING),
    Disclose(Basis.SUBJECT_ACCESS),
    Alter(Operation.CROP),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one question showed. `broken` names an invariant, what failed and an example of facts."""

    question: Question
    paths: int
    nodes: int
    broken: tuple[str, ...]
    alive: frozenset[tuple[str, bool]]


def examine(question: Question, stack: Stack = STACK) -> Finding:
    """All the invariants, put to one question."""
    ground = Ground(Diagrams(), stack, question)
    broken = tuple(
        f"{invariant.__name__.replace('_', ' ')}: {what}, e.g. {ground.diagrams.example(where)}"
        for invariant in INVARIANTS
        for what, where in invariant(ground)
        if where
    )
    living = frozenset(alive(ground))
    return Finding(question, ground.paths, len(ground.diagrams), broken, living)


@dataclass(frozen=True, slots=True)
class Proof:
    findings: tuple[Finding, ...]
    stack: Stack = STACK

    @property
    def paths(self) -> int:
        return sum(finding.paths for finding in self.findings)

    @property
    def broken(self) -> tuple[str, ...]:
        return tuple(f"{finding.question}: {line}" for finding in self.findings for line in finding.broken)

    @property
    def dead(self) -> tuple[str, ...]:
        """Rules that no question shows to be reachable and uncontradicted; and any without a citation."""
        living = frozenset().union(*(finding.alive for finding in self.findings))
        return tuple(
            rule.name
            for pack in self.stack.packs
            for rule in pack.rules
            if not rule.citations or not _needed(rule) <= {met for name, met in living if name == rule.name}
        )


def _needed(rule: Rule) -> set[bool]:
    return {True, False} if rule.effect is Effect.REQUIRES else {True}


def prove(questions: Iterable[Question] = QUESTIONS, stack: Stack = STACK, processes: int = 2) -> Proof:
    """Rules cannot be sent to another process: the stack is there already when it forks."""
    with ProcessPoolExecutor(processes, get_context("fork"), _hold, (stack,)) as pool:
        return Proof(tuple(pool.map(_examine_held, questions)), stack)


_held: list[Stack] = []


def _hold(stack: Stack) -> None:
    _held.append(stack)


def _examine_held(question: Question) -> Finding:
    return examine(question, _held[-1])
