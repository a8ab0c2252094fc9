"""Packs in a stack: it permits only what every pack permits, with the duties of all (VOCABULARY.md)."""

from collections.abc import Iterable
from datetime import date

from safelight.policy.facts import Facts, Purpose
from safelight.policy.matter import Matter
from safelight.policy.pack import Pack, most_closed
from safelight.policy.person import ADULT, OF_AGE
from safelight.policy.profile import Profile
from safelight.policy.questions import Question, Stand, Use
from safelight.policy.rule import Finding, asked
from safelight.policy.verdict import Verdict


class Stack:
    """Packs from the national baseline upwards, and the hospital's own choices."""

    def __init__(self, packs: Iterable[Pack], profile: Profile) -> None:
        self.packs = tuple(packs)
        self.profile = profile
        self._under = (tuple(map(str, self.packs)), str(profile))

    def of(self, names: Iterable[str]) -> "Stack":
        """Only the packs of these names, under the same profile; in the stack's own order."""
        wanted = frozenset(names)
        return Stack((pack for pack in self.packs if pack.name in wanted), self.profile)

    def decide(self, facts: Facts, question: Question) -> Verdict:
        """The answer on the day that the facts name, with the rules in force on that day."""
        matter = Matter(facts, question, self.profile)
        if isinstance(question, Stand):
            return self._stand(matter, facts, question)
        key = asked(question)
        held: list[Finding] = []
        against: list[Finding] = []
        for pack in self.packs:
            permitted, findings = pack.judge(matter, pack.selection(key, facts.today))
            (held if permitted else against).extend(findings)
        if against:
            return Verdict(False, tuple(against), *self._under, facts, question)
        for pack in self.packs:
            held += pack.duties(matter, pack.selection(key, facts.today))
        return Verdict(True, tuple(held), *self._under, facts, question)

    def purposes(self, facts: Facts) -> frozenset[Purpose]:
        """The purposes for which the recording may be viewed: what search and collections go by."""
        return frozenset(purpose for purpose in Purpose if self._opens(facts, Use(purpose)))

    @property
    def turning_ages(self) -> frozenset[int]:
        """The birthdays that matter: no rule tells two ages apart that lie between the same two of them."""
        return frozenset({OF_AGE, ADULT, *self.profile.ages})

    def next_turn(self, day: date) -> date | None:
        """The first later day on which a rule of any pack comes into force or ends."""
        return min(filter(None, (pack.next_turn(day) for pack in self.packs)), default=None)

    def _opens(self, facts: Facts, question: Use) -> bool:
        matter = Matter(facts, question, self.profile)
        key = asked(question)
        return all(pack.opens(matter, pack.selection(key, facts.today)) for pack in self.packs)

    def _stand(self, matter: Matter, facts: Facts, question: Stand) -> Verdict:
        findings = [
            finding
            for pack in self.packs
            for finding in pack.standings(matter, pack.selection(Stand, facts.today))
        ]
        return Verdict(True, tuple(findings), *self._under, facts, question, standing=most_closed(findings))
