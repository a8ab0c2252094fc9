"""Decision diagrams: a set of combinations of facts, in a form in which equal sets are the same number.

Ordered, reduced, and many-valued (Srinivasan et al., 1990). 0 is the empty set and 1 is everything.
"""

from typing import Final

from safelight.policy.proof.variables import VARIABLES, Variable

NOTHING: Final = 0
EVERYTHING: Final = 1
_LEAF: Final = len(VARIABLES)


class Diagrams:
    """A workshop of diagrams; a diagram is a number that means something in its own workshop only."""

    def __init__(self) -> None:
        self._nodes: list[tuple[int, tuple[int, ...]]] = [(_LEAF, ()), (_LEAF, ())]
        self._numbers: dict[tuple[int, tuple[int, ...]], int] = {}
        self._chosen: dict[tuple[int, int, int], int] = {}

    def where(self, variable: Variable, mask: int) -> int:
        """The combinations in which the variable has one of the masked values."""
        return self._node(variable.place, tuple(mask >> place & 1 for place in range(len(variable.values))))

    def choose(self, test: int, yes: int, no: int) -> int:
        """`yes` where the test holds, `no` elsewhere."""
        if test in (NOTHING, EVERYTHING):
            return yes if test else no
        if yes == no:
            return yes
        if (yes, no) == (EVERYTHING, NOTHING):
            return test
        key = (test, yes, no)
        found = self._chosen.get(key)
        if found is None:
            top = min(self._nodes[test][0], self._nodes[yes][0], self._nodes[no][0])
            children = zip(*(self._below(each, top) for each in key), strict=True)
            found = self._chosen[key] = self._node(top, tuple(self.choose(*each) for each in children))
        return found

    def both(self, one: int, other: int) -> int:
        return self.choose(one, other, NOTHING)

    def either(self, one: int, other: int) -> int:
        return self.choose(one, EVERYTHING, other)

    def without(self, one: int, other: int) -> int:
        """What is in the one and not in the other."""
        return self.choose(other, NOTHING, one)

    def given(self, diagram: int, variable: Variable, value: int) -> int:
        """The diagram where the variable has the value of that place, for any value of it."""
        return self._given(diagram, variable.place, value, {})

    def replaced(self, diagram: int, variable: Variable, test: int) -> int:
        """The diagram with the test in place of the variable."""
        there, not_there = (self.given(diagram, variable, value) for value in (1, 0))
        return self.choose(test, there, not_there)

    def example(self, diagram: int) -> dict[str, str]:
        """One combination of a diagram that is not empty: the facts that matter, by name."""
        found: dict[str, str] = {}
        while diagram > EVERYTHING:
            place, children = self._nodes[diagram]
            value = next(number for number, child in enumerate(children) if child != NOTHING)
            found[VARIABLES[place].name] = str(VARIABLES[place].values[value])
            diagram = children[value]
        return found

    def __len__(self) -> int:
        return len(self._nodes)

    def _node(self, place: int, children: tuple[int, ...]) -> int:
        if children.count(children[0]) == len(children):
            return children[0]
        key = (place, children)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._nodes)
            self._nodes.append(key)
        return number

    def _below(self, diagram: int, place: int) -> tuple[int, ...]:
        at, children = self._nodes[diagram]
        return children if at == place else (diagram,) * len(VARIABLES[place].values)

    def _given(self, diagram: int, place: int, value: int, done: dict[int, int]) -> int:
        at, children = self._nodes[diagram]
        if at > place:
            return diagram
        if at == place:
            return children[value]
        if diagram not in done:
            done[diagram] = self._node(
                at, tuple(self._given(child, place, value, done) for child in children)
            )
        return done[diagram]
