"""
What the consents of one giver amount to for one purpose: the last word stands (VOCABULARY.md, `consents`).

Who may speak for whom is not decided here but in `speakers.py`.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from safelight.policy.facts import Consent, Giver, Level, Purpose, Scope, Status

RECORD: Final = (Purpose.CARE, Purpose.AUDIT)
"""The purposes of the medical record: the patient's care and the audit of that care."""

# Looked up once, as in `person.py`.
GIVEN: Final = Status.GIVEN
ON_RECORDING: Final = Scope.RECORDING
ON_PROCEDURE: Final = Scope.PROCEDURE
FOR_TEACHING: Final = Level.TEACHING
FOR_SPECIFIED: Final = Level.SPECIFIED
TEACHING: Final = Purpose.TEACHING


class Voice(NamedTuple):
    """`last` is the last word on the recording itself; `covering` what stands for the purpose asked.

    `ended` says that the recording as a whole was refused, or the consent to it withdrawn.
    """

    last: Consent | None = None
    covering: tuple[Consent, ...] = ()
    procedure: Consent | None = None
    purpose_refused: bool = False
    ended: bool = False


SILENT: Final = Voice()


def silenced(voice: Voice) -> Voice:
    """The voice with nothing left that it consents to for the purpose; what it refused stands."""
    return Voice(voice.last, (), voice.procedure, voice.purpose_refused, voice.ended)


def hear(consents: Iterable[Consent], givers: tuple[Giver, ...], purpose: Purpose | None) -> Voice:
    """The voice of these givers, taken as one, on one purpose; a purpose of None is covered by nothing."""
    last: Consent | None = None
    covering: tuple[Consent, ...] = ()
    procedure: Consent | None = None
    refused = ended = False
    for consent in consents:
        if consent.by not in givers:
            continue
        given = consent.status == GIVEN
        if consent.to == ON_RECORDING:
            last, refused, ended = consent, False, not given
            covering = (consent,) if given and within_level(consent, purpose) else ()
            procedure = procedure if given else None
        elif consent.to == ON_PROCEDURE:
            procedure = consent if given else None
        elif names_use(consent, purpose):
            covering = (*covering, consent) if given else ()
            refused = not given
    if ended:
        return Voice(last, purpose_refused=refused, ended=True)
    return Voice(last, covering, procedure, refused)


def within_level(consent: Consent, purpose: Purpose | None) -> bool:
    """Whether a consent to the recording reaches the purpose; every level has the record (Reading 13)."""
    if purpose is None:
        return False
    if purpose in RECORD:
        return True
    if consent.level == FOR_TEACHING:
        return purpose == TEACHING
    return consent.level == FOR_SPECIFIED and purpose in consent.purposes


def names_use(consent: Consent, purpose: Purpose | None) -> bool:
    """Whether a word on a later use alone is about the purpose: its own purposes alone, not the record."""
    if purpose is None:
        return False
    if consent.level == FOR_TEACHING:
        return purpose == TEACHING
    if consent.level == Level.RECORDS:
        return purpose in RECORD
    return purpose in consent.purposes


class Words:
    """Everything that was said about one recording, in the order in which it was recorded."""

    __slots__ = ("_consents",)

    def __init__(self, consents: tuple[Consent, ...]) -> None:
        self._consents = consents

    def of(self, givers: tuple[Giver, ...], purpose: Purpose | None) -> Voice:
        """The voice of these givers, taken as one: the first of them spoke before the others."""
        consents = self._consents
        if len(givers) > 1 and len(consents) > 1:
            consents = tuple(sorted(consents, key=lambda consent: consent.by != givers[0]))
        return hear(consents, givers, purpose) if consents else SILENT

    @property
    def any_given(self) -> bool:
        return any(consent.status == GIVEN for consent in self._consents)

    @property
    def later_use_given(self) -> bool:
        """Whether anyone consented to a later use alone, whatever became of it."""
        return any(c.to == Scope.USE and c.status == GIVEN for c in self._consents)

    def ever_reached(self, purposes: tuple[Purpose, ...]) -> bool:
        """Whether anyone's consent, ended since or not, was about one of the purposes."""
        return any(
            consent.status != Status.REFUSED and any(names_use(consent, purpose) for purpose in purposes)
            for consent in self._consents
        )
