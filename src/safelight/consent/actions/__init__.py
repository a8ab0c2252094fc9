"""The use cases of consent, a file for each kind of act. Each adds rows; none changes one."""

from safelight.consent.actions.finding import Finding, establish, find
from safelight.consent.actions.forms import NoWording, adopt, ask_for_use, begin
from safelight.consent.actions.speaking import (
    NotExplained,
    NotSaidYet,
    Overtaken,
    give,
    refuse,
    say,
    wait_for,
    withdraw,
)
from safelight.consent.actions.voiding import AlreadyVoided, void
from safelight.consent.actions.words import AnsweredSince, Covers

__all__ = [
    "AlreadyVoided",
    "AnsweredSince",
    "Covers",
    "Finding",
    "NoWording",
    "NotExplained",
    "NotSaidYet",
    "Overtaken",
    "adopt",
    "ask_for_use",
    "begin",
    "establish",
    "find",
    "give",
    "refuse",
    "say",
    "void",
    "wait_for",
    "withdraw",
]
