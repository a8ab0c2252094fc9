"""What the policy says of one recording for every purpose, and what would turn a no into a yes. Nothing is
opened here.

The remedies are written down nowhere: each changes the facts, and the policy is asked whether it helps.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from safelight.ledger.acting import Acting
from safelight.library.facts import load
from safelight.library.models import Recording
from safelight.policy import facts
from safelight.policy.default import STACK
from safelight.policy.facts import Authority, Facts, Giver, Level, Purpose
from safelight.policy.person import OF_AGE
from safelight.policy.questions import Means, Stand, Use
from safelight.policy.verdict import Verdict

AT_ONCE: Final = 3  # steps; who needs more should talk to information governance


@dataclass(frozen=True, slots=True)
class Step:
    """Something that people can do about a recording, and what it would make of the facts."""

    words: str
    taken: Callable[[Facts, Purpose], Facts]


def known_of(recording: Recording, by: Acting) -> Facts:
    """The facts of a recording for whoever acts."""
    return load([recording], by)[recording.pk]


def verdicts(known: Facts) -> dict[Purpose, Verdict]:
    """The answer for each purpose."""
    return {each: STACK.decide(known, Use(each)) for each in Purpose}


def standing_of(known: Facts) -> Verdict:
    """Why the recording is held as it is."""
    return STACK.decide(known, Stand())


def may_download(known: Facts, purpose: Purpose) -> bool:
    """Whether a copy could be had now."""
    return STACK.decide(known, Use(purpose, Means.DOWNLOAD)).permitted


def remedies(known: Facts, purpose: Purpose) -> tuple[str, ...]:
    """The ways that would make the purpose lawful in the fewest steps; empty where none is known."""
    for number in range(1, AT_ONCE + 1):
        ways = [way for way in combinations(STEPS, number) if _would_help(known, purpose, way)]
        if ways:
            return tuple("; and ".join(step.words for step in way) for way in ways)
    return ()


def _would_help(known: Facts, purpose: Purpose, way: tuple[Step, ...]) -> bool:
    for step in way:
        known = step.taken(known, purpose)
    return STACK.decide(known, Use(purpose)).permitted


def _asked_again(known: Facts, purpose: Purpose) -> Facts:
    """Whoever decides for the patient now says yes to this purpose, in writing."""
    consent = facts.Consent(
        by=_decider(known.patient),
        level=_LEVELS.get(purpose, Level.SPECIFIED),
        purposes=frozenset() if purpose in _LEVELS else frozenset({purpose}),
        when=facts.When.AFTER,
        told_cannot_withdraw_once_published=True,
    )
    return replace(known, consents=(*known.consents, consent))


def _decider(patient: facts.Patient) -> Giver:
    if patient.life is not facts.Life.ALIVE:
        return Giver.PERSONAL_REPRESENTATIVE
    decides = patient.age >= OF_AGE or patient.maturity is facts.Maturity.COMPETENT
    return Giver.PATIENT if decides else Giver.PARENT


def _anonymised(known: Facts, _: Purpose) -> Facts:
    unmarked = replace(
        known.recording,
        identifiability=facts.Identifiability.ANONYMISED,
        anonymised_by=facts.AnonymisedBy.REMOVAL_OF_MARKS,
    )
    return replace(known, recording=unmarked)


def _in_care_team(known: Facts, _: Purpose) -> Facts:
    return replace(known, actor=replace(known.actor, in_care_team=True))


def _with(*granted: Authority) -> Callable[[Facts, Purpose], Facts]:
    return lambda known, _: replace(known, authorities=known.authorities | set(granted))


_LEVELS: Final = {
    Purpose.CARE: Level.RECORDS,
    Purpose.AUDIT: Level.RECORDS,
    Purpose.TEACHING: Level.TEACHING,
}
STEPS: Final = (
    Step("A new signed consent that names this use", _asked_again),
    Step("The recording made anonymous, by removing what identifies", _anonymised),
    Step("Your being in the patient's care team", _in_care_team),
    Step(
        "A project approved by a research ethics committee and registered",
        _with(
            Authority.RESEARCH_ETHICS_APPROVAL,
            Authority.RESEARCH_REGISTERED,
            Authority.MEDIA_STUDIO_AND_IG_REGISTERED,
        ),
    ),
    Step("The permission of the communications department", _with(Authority.COMMUNICATIONS_PERMISSION)),
    Step("A contract that leaves the copyright with the hospital", _with(Authority.COPYRIGHT_RETAINED)),
)
