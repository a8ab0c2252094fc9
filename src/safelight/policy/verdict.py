"""The answer to a question, with everything that determined it. What costs is worked out when it is read."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from safelight.policy.canonical import canonical
from safelight.policy.citation import Citation
from safelight.policy.facts import Facts
from safelight.policy.obligation import Obligation
from safelight.policy.questions import Question
from safelight.policy.rule import Effect, Finding
from safelight.policy.standing import Standing


def digest_of(verdicts: Sequence["Verdict"]) -> str:
    """The fingerprint of one decision, or of several taken together in this order (hex)."""
    if len(verdicts) == 1:
        return verdicts[0].facts_digest
    return hashlib.sha256("".join(each.facts_digest for each in verdicts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Determination:
    """One rule's part in a verdict: its paragraphs, what it does, and whether what it asks for is met."""

    rule: str
    citations: tuple[Citation, ...]
    effect: Effect
    met: bool
    reason: str
    obligation: Obligation | None = None
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    `standing` is set for the question of standing alone; `packs` are `name@version`, in the stack's order.

    A denial has at least one citation and no obligation.
    """

    permitted: bool
    findings: tuple[Finding, ...]
    packs: tuple[str, ...]
    facts: Facts
    question: Question
    standing: Standing | None = None

    @property
    def obligations(self) -> frozenset[Obligation]:
        return frozenset(rule.obligation for rule, _ in self.findings if rule.obligation is not None)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Each paragraph once, in the order of the rules."""
        return tuple(dict.fromkeys(citation for rule, _ in self.findings for citation in rule.citations))

    @property
    def determinations(self) -> tuple[Determination, ...]:
        return tuple(
            Determination(
                rule.name, rule.citations, rule.effect, met, rule.reason, rule.obligation, rule.standing
            )
            for rule, met in self.findings
        )

    @property
    def facts_digest(self) -> str:
        """SHA-256 (hex) of the canonical JSON of the facts and the question: the decision's fingerprint."""
        return hashlib.sha256(canonical(self.facts, self.question)).hexdigest()
