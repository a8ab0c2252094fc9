"""The policy's answers in the words of a page. The reasons are the policy's own; nothing is left out here."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from django.conf import settings

from safelight.policy import remedies as search
from safelight.policy.facts import Facts, Purpose
from safelight.policy.questions import Question
from safelight.policy.verdict import Verdict
from safelight.web.components import Paragraph, VerdictRow

AT_ONCE: Final = 3  # steps together; whoever would need more should talk to information governance
PURPOSES: Final[Mapping[Purpose, str]] = {
    Purpose.CARE: "Care of this patient",
    Purpose.AUDIT: "Audit of this patient's care",
    Purpose.TEACHING: "Teaching",
    Purpose.ASSESSMENT: "Assessing professionals or students",
    Purpose.RESEARCH: "Research",
    Purpose.PUBLICATION: "Publication in a journal or book",
    Purpose.PUBLIC_MEDIA: "Public media",
    Purpose.PUBLICITY: "Publicity for the hospital",
}


def paragraphs(verdict: Verdict) -> tuple[Paragraph, ...]:
    """Each reason once, with its paragraphs: what holds, then what is not met, as the rules are ordered."""
    ordered = sorted(verdict.determinations, key=lambda each: not each.met)
    shown = {(each.citations, each.reason, each.met): None for each in ordered}
    return tuple(
        Paragraph(", ".join(map(str, citations)), reason if met else f"Not met: {reason}")
        for citations, reason, met in shown
    )


def verdict_row(purpose: Purpose, verdict: Verdict, remedies: Iterable[str] = ()) -> VerdictRow:
    return VerdictRow(PURPOSES[purpose], verdict.permitted, paragraphs(verdict), tuple(remedies))


def ways(verdict: Verdict) -> tuple[str, ...]:
    """What would turn a no into a yes in the fewest steps; none where nothing is known to."""
    return _ways(verdict.facts, verdict.question)


@lru_cache(maxsize=512)
def _ways(facts: Facts, question: Question) -> tuple[str, ...]:
    """Slow to find, and the same for many recordings. It is advice: no decision rests on it."""
    found = search.remedies(settings.SAFELIGHT_STACK, facts, question, AT_ONCE)
    sentences = ("; and ".join(map(str, way)) for way in found)
    return tuple(f"{each[0].upper()}{each[1:]}." for each in sentences)
