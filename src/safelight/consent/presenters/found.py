"""What was found about a form and its patient, in words, the last first, with every question and answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from safelight.consent.assessments.assessment import CONCLUSION, Assessment
from safelight.consent.assessments.reading import of_version
from safelight.consent.conflicts import TREATED_AS_REFUSED
from safelight.consent.established import NO, YES
from safelight.consent.models import About, Fact
from safelight.policy.facts import Capacity, Life, Wishes
from safelight.policy.obtaining import IN_WORDS
from safelight.web.wording import british_time

SHOWN: Final = frozenset(
    {
        About.AUTHORITY,
        About.CAPACITY,
        About.KNOWN_WISHES,
        About.LIFE,
        About.MATURITY,
        About.WISHES,
    }
)
WORDS: Final[Mapping[tuple[str, str], str]] = {
    (About.CAPACITY, Capacity.TEMPORARILY_LACKS): "The patient could not be asked",
    (About.CAPACITY, Capacity.HAS): "The patient could be asked again",
    (About.LIFE, Life.DECEASED): "The patient has died",
    (About.WISHES, Wishes.WILLING): "Heard: they are willing",
    (About.WISHES, Wishes.OBJECTS): "Heard: they do not want it",
    (About.WISHES, Wishes.DISTRESSED): "Heard: they are distressed by it",
}
IN_A_WORD: Final = {YES: "Yes", NO: "No"}


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One finding. `answers` are questions and answers of an assessment, in the order in which they were asked."""

    title: str
    what: str
    found: str
    grounds: str
    answers: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, fact: Fact) -> "FoundLine":
        assessment = of_version(fact.answers.get("name", ""), fact.answers.get("version", ""))
        return cls(
            title=assessment.title if assessment else "",
            what=_what(fact, assessment),
            found=f"{british_time(fact.found_at)}, by {fact.found_by}",
            grounds=fact.grounds,
            answers=_answers(fact, assessment) if assessment else (),
        )


def found_lines(found: Iterable[Fact]) -> tuple[FoundLine, ...]:
    """The last first. An authority that came with an assessment stands among its answers."""
    shown = [each for each in found if each.about in SHOWN]
    assessed = {(each.found_at, each.found_by) for each in shown if each.answers}
    return tuple(
        FoundLine.of(each)
        for each in reversed(shown)
        if each.answers or each.about != About.AUTHORITY or (each.found_at, each.found_by) not in assessed
    )


def _what(fact: Fact, assessment: Assessment | None) -> str:
    if assessment is not None:
        return assessment.conclusion(fact.answers[CONCLUSION]).says
    if TREATED_AS_REFUSED in fact.answers:
        return "Settled: the patient's no stands"
    if fact.about == About.AUTHORITY:
        words = next((each for key, each in IN_WORDS.items() if key == fact.value), fact.value)
        return f"{'On file' if fact.holds else 'No longer on file'}: {words}"
    return WORDS.get((fact.about, fact.value), fact.value)


def _answers(fact: Fact, assessment: Assessment) -> tuple[tuple[str, str], ...]:
    said = ((each.asks, fact.answers.get(each.key, "")) for each in assessment.questions)
    return tuple((asks, IN_A_WORD.get(answer, answer)) for asks, answer in said)
