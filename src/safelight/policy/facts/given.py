"""All the facts of one decision, and the day on which it is taken."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from safelight.policy.facts.actor import Actor, Circumstances
from safelight.policy.facts.authority import Authority
from safelight.policy.facts.consent import Consent
from safelight.policy.facts.patient import Patient
from safelight.policy.facts.recording import Recording

TODAY: Final = date(2026, 11, 22)
"""The day of a case that names none (VOCABULARY.md). The application always passes its own."""

_PATIENT: Final = Patient()
_RECORDING: Final = Recording()
_ACTOR: Final = Actor()
_CIRCUMSTANCES: Final = Circumstances()


@dataclass(frozen=True, slots=True)
class Facts:
    """`consents` are in the order in which they were recorded; the last word of a giver stands."""

    patient: Patient = _PATIENT
    recording: Recording = _RECORDING
    consents: tuple[Consent, ...] = ()
    authorities: frozenset[Authority] = frozenset()
    actor: Actor = _ACTOR
    circumstances: Circumstances = _CIRCUMSTANCES
    today: date = TODAY
