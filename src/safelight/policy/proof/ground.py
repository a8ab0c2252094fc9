"""A question's rules as diagrams: where each answers what, where a pack permits, where the stack does."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce

from safelight.policy.facts import TODAY
from safelight.policy.pack import Pack, Selection
from safelight.policy.proof.diagram import EVERYTHING, NOTHING, Diagrams
from safelight.policy.proof.reading import Tree, Walker
from safelight.policy.questions import Question
from safelight.policy.rule import Rule, Test, asked
from safelight.policy.stack import Stack


@dataclass(slots=True)
class Ground:
    """Everything that can be said about one question, in one workshop."""

    diagrams: Diagrams
    stack: Stack
    question: Question
    trees: dict[str, Tree] = field(default_factory=dict)
    walker: Walker = field(init=False)

    def __post_init__(self) -> None:
        self.walker = Walker(self.diagrams, self.question, self.stack.profile)

    def tree(self, test: Test, name: str) -> Tree:
        """The decision tree of a test, walked once."""
        if name not in self.trees:
            self.trees[name] = self.walker.read(test)
        return self.trees[name]

    def of(self, rule: Rule) -> Tree:
        return self.tree(rule.answer, rule.name)

    def chosen(self, pack: Pack) -> Selection:
        return pack.selection(asked(self.question), TODAY)

    def permitted(self, pack: Pack, *, backwards: bool = False) -> int:
        """Where the pack permits, its rules taken in their order or the other way round."""
        chosen = self.chosen(pack)
        if not (chosen.grounds or chosen.conditions or chosen.bars):
            return EVERYTHING
        against = [self.of(rule).yes for rule in chosen.bars]
        against += [self.of(rule).no for rule in chosen.conditions]
        opened = [self.of(rule).yes for rule in chosen.grounds]
        if backwards:
            against.reverse()
            opened.reverse()
        return self.diagrams.without(self.any_of(opened), self.any_of(against))

    def permitted_by_all(self) -> int:
        return reduce(self.diagrams.both, map(self.permitted, self.stack.packs), EVERYTHING)

    def any_of(self, diagrams: Iterable[int]) -> int:
        return reduce(self.diagrams.either, diagrams, NOTHING)

    @property
    def paths(self) -> int:
        return sum(tree.paths for tree in self.trees.values())
