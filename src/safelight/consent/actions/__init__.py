"""The use cases of consent, a file for each kind of act. Each adds rows; none changes one."""

from safelight.consent.actions.finding import Finding, NotYet, establish, find
from safelight.consent.actions.speaking import Covers, give, refuse, wait_for, withdraw
from safelight.consent.actions.unasked import (
    CanBeAsked,
    Noted,
    can_be_asked_again,
    cannot_be_asked,
    has_died,
    was_asked,
    was_told,
)
from safelight.consent.actions.voiding import AlreadyVoided, void

__all__ = [
    "AlreadyVoided",
    "CanBeAsked",
    "Covers",
    "Finding",
    "NotYet",
    "Noted",
    "can_be_asked_again",
    "cannot_be_asked",
    "establish",
    "find",
    "give",
    "has_died",
    "refuse",
    "void",
    "wait_for",
    "was_asked",
    "was_told",
    "withdraw",
]
