"""The use cases of consent, a file for each kind of act. Each adds rows; none changes one."""

from safelight.consent.actions.finding import Finding, establish, find
from safelight.consent.actions.speaking import Covers, give, refuse, wait_for, withdraw
from safelight.consent.actions.voiding import AlreadyVoided, void

__all__ = [
    "AlreadyVoided",
    "Covers",
    "Finding",
    "establish",
    "find",
    "give",
    "refuse",
    "void",
    "wait_for",
    "withdraw",
]
