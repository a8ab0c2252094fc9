"""The policy's answers in the words of a page. The reasons are the policy's own; nothing is left out here."""

from collections.abc import Iterable, Mapping
from typing import Final

from safelight.policy.facts import Purpose
from safelight.policy.verdict import Verdict
from safelight.web.components import Paragraph, VerdictRow

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
    """Each reason once, with its paragraphs, in the order of the rules."""
    reasons = {(each.citations, each.reason): None for each in verdict.determinations}
    return tuple(Paragraph(", ".join(map(str, citations)), reason) for citations, reason in reasons)


def verdict_row(purpose: Purpose, verdict: Verdict, remedies: Iterable[str] = ()) -> VerdictRow:
    return VerdictRow(PURPOSES[purpose], verdict.permitted, paragraphs(verdict), tuple(remedies))
