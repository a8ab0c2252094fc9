"""The page of the policy's reasoning on one recording: rule by rule for each purpose, with paragraphs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils import timezone

from safelight.ledger.acting import Acting, Role
from safelight.library import reasoning
from safelight.library.models import Recording
from safelight.library.presenters.cards import shows
from safelight.people.care import CARING
from safelight.policy.rule import Effect
from safelight.policy.standing import Standing
from safelight.policy.verdict import Determination, Verdict
from safelight.web.components import STANDINGS, PatientBanner, Tag
from safelight.web.verdicts import PURPOSES

PARTS: Final[Mapping[tuple[Effect, bool], str]] = {
    (Effect.PERMITS, True): "Permits it",
    (Effect.PERMITS, False): "Would permit it, but does not apply",
    (Effect.REQUIRES, True): "A condition, which is met",
    (Effect.REQUIRES, False): "A condition, which is not met",
    (Effect.FORBIDS, True): "Forbids it",
    (Effect.ADDS, True): "Adds a duty",
    (Effect.STANDS, True): "Sets the standing",
}


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule's part in an answer."""

    part: str
    paragraphs: str
    reason: str
    duty: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Reasoning:
    """One purpose, the answer and the rules that determined it."""

    purpose: str
    permitted: bool
    rules: tuple[RuleLine, ...]


@dataclass(frozen=True, slots=True)
class ReasonsPage:
    """`standing_rules` say why it is held as it is, `purposes` what it may be used for."""

    title: str
    patient: PatientBanner | None
    standing: Tag
    standing_rules: tuple[RuleLine, ...]
    purposes: tuple[Reasoning, ...]
    packs: str
    back: str

    @classmethod
    def of(cls, by: Acting, recording: Recording) -> "ReasonsPage":
        known = reasoning.known_of(recording, by)
        held = reasoning.standing_of(known)
        return cls(
            title=shows(recording),
            patient=_banner(by, recording),
            standing=STANDINGS[Standing(recording.standing)],
            standing_rules=_rules(held.determinations),
            purposes=tuple(
                _reasoning(PURPOSES[purpose], verdict)
                for purpose, verdict in reasoning.verdicts(known).items()
            ),
            packs=f"{', '.join(held.packs)} under the profile {held.profile}",
            back=reverse("recording", kwargs={"recording": recording.pk}),
        )


def _banner(by: Acting, recording: Recording) -> PatientBanner | None:
    if by.role is Role.TEACHER:
        return None
    its_page = reverse("patient", kwargs={"patient": recording.patient_id}) if by.role in CARING else None
    return PatientBanner.of(recording.patient, timezone.localdate(by.at), its_page)


def _reasoning(purpose: str, verdict: Verdict) -> Reasoning:
    return Reasoning(purpose, verdict.permitted, _rules(verdict.determinations))


def _rules(determinations: Iterable[Determination]) -> tuple[RuleLine, ...]:
    return tuple(
        RuleLine(
            part=PARTS[each.effect, each.met],
            paragraphs="; ".join(citation.label for citation in each.citations),
            reason=each.reason,
            duty=each.obligation.duty if each.obligation else None,
            rule=each.rule,
        )
        for each in determinations
    )
