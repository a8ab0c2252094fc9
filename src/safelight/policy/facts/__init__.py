"""
The facts a decision rests on, in the words of docs/policy/VOCABULARY.md, with its defaults.

Only words and values live here; what follows from them is the rules' business.
"""

from safelight.policy.facts.actor import Actor, Circumstances, Role
from safelight.policy.facts.authority import Authority
from safelight.policy.facts.consent import Consent, ConsentForm, Giver, Level, Scope, Signatory, Status, When
from safelight.policy.facts.given import TODAY, Facts
from safelight.policy.facts.patient import Capacity, KnownWishes, Life, Maturity, Patient, Wishes
from safelight.policy.facts.purpose import MadeFor, Purpose
from safelight.policy.facts.recording import (
    AnonymisedBy,
    Device,
    Identifiability,
    Kind,
    MadeBy,
    Medium,
    Others,
    Recording,
    Shows,
)

__all__ = [
    "TODAY",
    "Actor",
    "AnonymisedBy",
    "Authority",
    "Capacity",
    "Circumstances",
    "Consent",
    "ConsentForm",
    "Device",
    "Facts",
    "Giver",
    "Identifiability",
    "Kind",
    "KnownWishes",
    "Level",
    "Life",
    "MadeBy",
    "MadeFor",
    "Maturity",
    "Medium",
    "Others",
    "Patient",
    "Purpose",
    "Recording",
    "Role",
    "Scope",
    "Shows",
    "Signatory",
    "Status",
    "When",
    "Wishes",
]
