"""An assessment: its questions, its conclusions, and which answers a conclusion cannot stand beside."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from safelight.consent.established import NO, YES
from safelight.consent.models import About
from safelight.policy.facts import Authority

CONCLUSION: Final = "conclusion"  # the key of the conclusion among the answers, as `name` and `version` are
AT_ODDS: Final = "With this answer that conclusion cannot stand. Change one of them."


class Name(StrEnum):
    """The assessments, by the word in their address."""

    BEST_INTERESTS = "best-interests"
    CAPACITY = "capacity"
    KNOWN_WISHES = "known-wishes"
    LIFE = "life"
    MATURITY = "maturity"
    PROTECTION = "protection"
    WISHES = "wishes"


class Kind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes-no"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Question:
    """`grants` is the authority on file while the answer is yes and the conclusion holds."""

    key: str
    asks: str
    hint: str = ""
    kind: Kind = Kind.YES_NO
    no_rules_out: tuple[str, ...] = ()
    yes_rules_out: tuple[str, ...] = ()
    grants: Authority | None = None


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What the assessor concludes. Of `one_no_of` at least one is answered no, of `one_yes_of` at least one yes."""

    key: str
    says: str
    value: str
    holds: bool = True
    one_no_of: tuple[str, ...] = ()
    one_yes_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """`law` are its paragraphs; what is found is `about`."""

    name: Name
    version: str
    about: About
    title: str
    law: str
    intro: tuple[str, ...]
    questions: tuple[Question, ...]
    conclusions: tuple[Conclusion, ...]

    def conclusion(self, key: str) -> Conclusion:
        """Raises `StopIteration` where there is none."""
        return next(each for each in self.conclusions if each.key == key)

    def granted(self, answers: Mapping[str, str]) -> dict[Authority, bool]:
        """Each authority that a question speaks of, and whether it is on file after these answers."""
        holds = self.conclusion(answers[CONCLUSION]).holds
        return {
            each.grants: holds and answers[each.key] == YES
            for each in self.questions
            if each.grants is not None
        }

    def at_odds(self, answers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The questions whose answers contradict the conclusion, and what to say of each."""
        concluded = self.conclusion(answers[CONCLUSION])
        for each in self.questions:
            barred = {NO: each.no_rules_out, YES: each.yes_rules_out}.get(answers[each.key], ())
            if concluded.key in barred:
                yield each.key, AT_ODDS
        for wanted, among in ((NO, concluded.one_no_of), (YES, concluded.one_yes_of)):
            if among and wanted not in {answers[each] for each in among}:
                yield (
                    CONCLUSION,
                    f"For this conclusion one of these must be answered {wanted}: {self._asks(among)}",
                )

    def _asks(self, keys: tuple[str, ...]) -> str:
        return " ".join(each.asks for each in self.questions if each.key in keys)
