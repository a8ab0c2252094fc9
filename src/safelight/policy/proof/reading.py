"""A rule's whole decision tree, read off the rule itself: run, fork, and run again with both ways."""

from collections.abc import Callable
from typing import cast

from safelight.policy.facts import Facts
from safelight.policy.proof.diagram import EVERYTHING, NOTHING, Diagrams
from safelight.policy.proof.symbols import Fork, Reader, Unknown

Outcome = bool | None


class Tree:
    """The combinations in which each answer is given, and the number of paths walked to find them."""

    __slots__ = ("no", "paths", "yes")

    def __init__(self, yes: int, no: int, paths: int) -> None:
        self.yes, self.no, self.paths = yes, no, paths


def read(diagrams: Diagrams, question: Callable[[Facts], Outcome]) -> Tree:
    """Walk every path of a question that is put to the facts."""
    return _read(diagrams, question, [])


def _read(diagrams: Diagrams, question: Callable[[Facts], Outcome], ways: list[bool]) -> Tree:
    try:
        answer = question(cast("Facts", Unknown(Reader(ways))))
    except Fork as crossroads:
        fork = crossroads
    else:
        if answer is None:
            return Tree(NOTHING, NOTHING, 1)
        return Tree(EVERYTHING if answer else NOTHING, NOTHING if answer else EVERYTHING, 1)
    yes = _read(diagrams, question, [*ways, True])
    no = _read(diagrams, question, [*ways, False])
    test = diagrams.where(fork.variable, fork.mask)
    return Tree(
        diagrams.choose(test, yes.yes, no.yes),
        diagrams.choose(test, yes.no, no.no),
        yes.paths + no.paths,
    )
