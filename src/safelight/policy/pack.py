"""
A policy pack, and how the answers of its rules combine: deny by default, and a bar beats a ground.

What several packs amount to together is in `stack.py`.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from types import ModuleType
from typing import Any, NamedTuple

from safelight.policy.facts import Purpose
from safelight.policy.matter import Matter
from safelight.policy.questions import Alter, Disclose, Make, Stand
from safelight.policy.rule import Asked, Effect, Finding, Rule
from safelight.policy.standing import Standing

EVERYTHING: tuple[Asked, ...] = (Make, *Purpose, Disclose, Alter, Stand)


class Judgement(NamedTuple):
    """A pack's own answer, and the rules that determined it; duties come later, if the whole stack permits."""

    permitted: bool
    findings: list[Finding]


class Selection(NamedTuple):
    """The rules of a pack that concern one kind of question on one day, by what they do."""

    grounds: tuple[Rule, ...]
    conditions: tuple[Rule, ...]
    bars: tuple[Rule, ...]
    duties: tuple[Rule, ...]
    standings: tuple[Rule, ...]


class Pack:
    """
    The rules of one governing document, selected in advance by question and by day.

    `since` is when this version came into force; an earlier day is judged by it too, for want of an older one.
    `base` is cited where nothing else of the pack explains a denial. A pack with no ground, no condition and
    no bar on a question has nothing to say on it: it permits, with no obligation.

    `title` is the document's; `choices` a frozen dataclass of what the pack leaves to a hospital's profile, if
    anything. Raises `TypeError` where the name is not the source of every citation, in small letters.
    """

    def __init__(
        self,
        name: str,
        version: str,
        since: date,
        base: Rule,
        modules: Iterable[ModuleType],
        *,
        title: str = "",
        choices: type[Any] | None = None,
    ) -> None:
        self.name = name
        self.version = version
        self.since = since
        self.base = base
        self.title = title or name
        self.choices = choices
        self.rules = tuple(
            rule for module in modules for rule in vars(module).values() if isinstance(rule, Rule)
        )
        for rule in (*self.rules, base):
            for citation in rule.citations:
                if citation.source.lower() != name:
                    raise TypeError(
                        f"the rule {rule.name} of the pack {name} cites another document: {citation}"
                    )
        self.select()

    def select(self) -> None:
        """Choose for every question and every turn of the law, so that a decision has only to look it up."""
        self._turns = sorted(
            {day for rule in self.rules for day in (rule.since, rule.until)} - {date.min, date.max}
        )
        self._selections = [
            {asked: _select(self.rules, asked, day) for asked in EVERYTHING}
            for day in (date.min, *self._turns)
        ]

    def __str__(self) -> str:
        return f"{self.name}@{self.version}"

    def selection(self, asked: Asked, day: date) -> Selection:
        """The rules in force on that day, chosen by question."""
        turn = bisect_right(self._turns, day) if self._turns else 0
        return self._selections[turn][asked]

    @property
    def shut(self) -> frozenset[Asked]:
        """The questions that it refuses whatever the facts: it has conditions or bars on them, and no ground."""
        return frozenset(
            asked
            for selection in self._selections
            for asked, chosen in selection.items()
            if (chosen.conditions or chosen.bars) and not chosen.grounds
        )

    def next_turn(self, day: date) -> date | None:
        """The first later day on which a rule comes into force or ends."""
        return next((turn for turn in self._turns if turn > day), None)

    def judge(self, matter: Matter, chosen: Selection) -> Judgement:
        """Permit only where a ground holds, no bar does, and no condition fails."""
        held: list[Finding] = []
        lacking: list[Finding] = []
        against: list[Finding] = [(rule, True) for rule in chosen.bars if rule.answer(matter)]
        for rule in chosen.conditions:
            if (answer := rule.answer(matter)) is not None:
                (held if answer else against).append((rule, answer))
        opened = not (chosen.grounds or chosen.conditions or chosen.bars)
        for rule in chosen.grounds:
            if (answer := rule.answer(matter)) is not None:
                (held if answer else lacking).append((rule, answer))
                opened = opened or answer
        if opened and not against:
            return Judgement(permitted=True, findings=held)
        if not opened:
            against += lacking
        return Judgement(permitted=False, findings=against or [(self.base, False)])

    @staticmethod
    def opens(matter: Matter, chosen: Selection) -> bool:
        """The same answer as `judge`, with no reasons, reading no more facts than it must."""
        if any(rule.answer(matter) for rule in chosen.bars):
            return False
        if any(rule.answer(matter) is False for rule in chosen.conditions):
            return False
        if not (chosen.grounds or chosen.conditions or chosen.bars):
            return True
        return any(rule.answer(matter) for rule in chosen.grounds)

    @staticmethod
    def duties(matter: Matter, chosen: Selection) -> list[Finding]:
        return [(rule, True) for rule in chosen.duties if rule.answer(matter)]

    @staticmethod
    def standings(matter: Matter, chosen: Selection) -> list[Finding]:
        """The rules that say how the recording must be held; the most closed of them decides."""
        return [(rule, True) for rule in chosen.standings if rule.answer(matter)]


def most_closed(findings: Iterable[Finding]) -> Standing:
    return max(
        (rule.standing for rule, _ in findings if rule.standing is not None),
        key=lambda standing: standing.closedness,
        default=Standing.AVAILABLE,
    )


def _select(rules: Iterable[Rule], asked: Asked, day: date) -> Selection:
    chosen = [rule for rule in rules if asked in rule.on and rule.in_force(day)]
    return Selection(*(tuple(rule for rule in chosen if rule.effect is effect) for effect in _PARTS))


_PARTS = (Effect.PERMITS, Effect.REQUIRES, Effect.FORBIDS, Effect.ADDS, Effect.STANDS)
