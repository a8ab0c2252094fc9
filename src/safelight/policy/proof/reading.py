"""A test's whole decision tree, read off the test itself: run, fork, and run again with both ways."""

from safelight.policy.profile import Profile
from safelight.policy.proof.diagram import EVERYTHING, NOTHING, Diagrams
from safelight.policy.proof.symbols import Fork, Reader
from safelight.policy.proof.unheard import UnknownMatter
from safelight.policy.proof.variables import BY_NAME
from safelight.policy.questions import Question
from safelight.policy.rule import Test


class Tree:
    """The combinations in which each answer is given, and the number of paths walked to find them."""

    __slots__ = ("no", "paths", "yes")

    def __init__(self, yes: int, no: int, paths: int) -> None:
        self.yes, self.no, self.paths = yes, no, paths


class Walker:
    """Walks tests put to one question, into diagrams of one workshop."""

    def __init__(self, diagrams: Diagrams, question: Question, profile: Profile) -> None:
        self._diagrams, self._question, self._profile = diagrams, question, profile
        self._shared: dict[str, Tree] = {}

    def read(self, test: Test) -> Tree:
        """Every path of the test, and of the tests it shares with others where they have not been walked yet."""
        settled: dict[str, Test] = {}
        tree = self._read(test, [], settled)
        for name, shared in settled.items():
            variable = BY_NAME[f"settled:{name}"]
            inner = self._shared.get(name)
            if inner is None:
                inner = self._shared[name] = self.read(shared)
                tree.paths += inner.paths
            tree.yes = self._diagrams.replaced(tree.yes, variable, inner.yes)
            tree.no = self._diagrams.replaced(tree.no, variable, inner.yes)
        return tree

    def _read(self, test: Test, ways: list[bool], settled: dict[str, Test]) -> Tree:
        fork = self._run(test, ways, settled)
        if isinstance(fork, Tree):
            return fork
        yes, no = (self._read(test, [*ways, way], settled) for way in (True, False))
        choose, where = self._diagrams.choose, self._diagrams.where(fork.variable, fork.mask)
        return Tree(choose(where, yes.yes, no.yes), choose(where, yes.no, no.no), yes.paths + no.paths)

    def _run(self, test: Test, ways: list[bool], settled: dict[str, Test]) -> Tree | Fork:
        try:
            answer = test(UnknownMatter(Reader(ways), self._question, self._profile, settled))
        except Fork as fork:
            return fork
        if answer is None:
            return Tree(NOTHING, NOTHING, 1)
        return Tree(EVERYTHING, NOTHING, 1) if answer else Tree(NOTHING, EVERYTHING, 1)
