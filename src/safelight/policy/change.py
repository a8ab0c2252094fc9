"""Single changes of the facts that people can bring about: a consent, an approval, another way of doing it.

What the vocabulary offers, and nothing about any rule: which changes help is found by search in `remedies.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from safelight.policy.facts import (
    AnonymisedBy,
    Authority,
    Capacity,
    Consent,
    Device,
    Facts,
    Giver,
    Identifiability,
    Kind,
    Level,
    Life,
    MadeBy,
    Others,
    Purpose,
    Role,
    Scope,
    Status,
    When,
)
from safelight.policy.obtaining import IN_WORDS
from safelight.policy.questions import Make, Question, Use


@dataclass(frozen=True, slots=True)
class Obtained:
    """An authorisation, assessment, approval or agreement comes on file."""

    authority: Authority

    def on(self, facts: Facts) -> Facts:
        return replace(facts, authorities=facts.authorities | {self.authority})

    def __str__(self) -> str:
        return IN_WORDS[self.authority]


@dataclass(frozen=True, slots=True)
class Consented:
    """Someone signs a consent; `anew` where that person has refused or withdrawn before."""

    consent: Consent
    anew: bool = False

    def on(self, facts: Facts) -> Facts:
        return replace(facts, consents=(*facts.consents, self.consent))

    def __str__(self) -> str:
        consent = self.consent
        who = "next of kin" if consent.by is Giver.NEXT_OF_KIN else consent.by.replace("-", " ")
        level = f", level {consent.level}"
        if consent.purposes:
            level += f": {', '.join(sorted(consent.purposes))}"
        told = ", told that it cannot be called back once public" if _warned(consent) else ""
        scope = {Scope.RECORDING: "the recording", Scope.USE: "this use", Scope.PROCEDURE: "the procedure"}
        return (
            f"the {who}'s signed consent to {scope[consent.to]}"
            f"{'' if consent.to is Scope.PROCEDURE else level}{told}"
            f"{', should they change their mind' if self.anew else ''}"
        )


def _warned(consent: Consent) -> bool:
    return consent.told_cannot_withdraw_once_published


@dataclass(frozen=True, slots=True)
class Arranged:
    """It is done in another way: by someone else, with something else, with someone present."""

    part: str
    values: tuple[tuple[str, Any], ...]
    words: str

    def on(self, facts: Facts) -> Facts:
        return replace(facts, **{self.part: replace(getattr(facts, self.part), **dict(self.values))})

    def __str__(self) -> str:
        return self.words


Change = Obtained | Consented | Arranged

REGISTERED: Final = Arranged(
    "recording", (("made_by", MadeBy.REGISTERED_STAFF),), "registering whoever makes it"
)
"""For members of staff: no film crew is registered."""

WHILE_MAKING: Final = (
    Arranged("circumstances", (("chaperone", True),), "a chaperone present"),
    Arranged("circumstances", (("explained_beforehand", True),), "explaining beforehand that it is recorded"),
    Arranged("recording", (("others", Others.CONSENTED),), "the other patient's consent"),
    Arranged(
        "recording",
        (("made_by", MadeBy.MEDIA_STUDIO), ("device", Device.CAMERA)),
        "Media Studio making it, with a camera",
    ),
    REGISTERED,
    Arranged("recording", (("device", Device.CAMERA),), "using a camera"),
)
LATER: Final = (
    Arranged("actor", (("library_access", True),), "training and approved access to the library"),
    Arranged("actor", (("in_care_team", True),), "someone in the care team opening it"),
    Arranged("actor", (("role", Role.CLINICAL_PHOTOGRAPHER),), "a clinical photographer doing it"),
    Arranged("recording", (("others", Others.CONSENTED),), "the other patient's consent"),
    Arranged(
        "recording",
        (("made_against_the_rules", False),),
        "information governance closing the incident with leave to use it",
    ),
    Arranged(
        "recording",
        (("identifiability", Identifiability.CODED), ("anonymised_by", AnonymisedBy.REMOVAL_OF_MARKS)),
        "coding the recording",
    ),
    Arranged(
        "recording",
        (("identifiability", Identifiability.ANONYMISED), ("anonymised_by", AnonymisedBy.REMOVAL_OF_MARKS)),
        "anonymising the recording",
    ),
)


def arrangements(facts: Facts, question: Question) -> Iterator[Arranged]:
    """Those that are not so already."""
    for change in WHILE_MAKING if isinstance(question, Make) else LATER:
        part = getattr(facts, change.part)
        if change is REGISTERED and facts.recording.made_by is not MadeBy.UNREGISTERED_STAFF:
            continue
        if any(getattr(part, name) != value for name, value in change.values):
            yield change


def authorities(facts: Facts) -> Iterator[Obtained]:
    """Those that are not on file already and can be obtained."""
    for authority in IN_WORDS:
        if authority not in facts.authorities:
            yield Obtained(authority)


def consents(facts: Facts, question: Question) -> Iterator[Consented]:
    """What each giver could still sign, from the narrowest to the widest."""
    making = isinstance(question, Make)
    purpose = facts.recording.made_for.purpose if isinstance(question, Make) else None
    if isinstance(question, Use):
        purpose = question.purpose
    scopes = (Scope.PROCEDURE, Scope.RECORDING) if making else (Scope.USE, Scope.RECORDING)
    for giver in Giver:
        if giver is Giver.PATIENT and not _can_still_sign(facts, making=making):
            continue
        anew = any(said.by is giver and said.status is not Status.GIVEN for said in facts.consents)
        for scope in scopes:
            for level, purposes, told in _levels(scope, purpose):
                yield Consented(
                    Consent(
                        giver,
                        to=scope,
                        level=level,
                        purposes=purposes,
                        when=When.BEFORE if making else When.AFTER,
                        told_cannot_withdraw_once_published=told,
                    ),
                    anew,
                )


def _can_still_sign(facts: Facts, *, making: bool) -> bool:
    """The dead and the lastingly incapable do not sign; one who is unconscious does on waking, after the making."""
    if facts.patient.life is not Life.ALIVE or facts.recording.kind is Kind.POST_MORTEM:
        return False
    return facts.patient.capacity is Capacity.HAS or (
        facts.patient.capacity is Capacity.TEMPORARILY_LACKS and not making
    )


def _levels(scope: Scope, purpose: Purpose | None) -> Iterator[tuple[Level, frozenset[Purpose], bool]]:
    yield Level.RECORDS, frozenset(), False
    if scope is Scope.PROCEDURE:
        return
    yield Level.TEACHING, frozenset(), False
    if purpose is not None:
        yield Level.SPECIFIED, frozenset({purpose}), False
        yield Level.SPECIFIED, frozenset({purpose}), True
