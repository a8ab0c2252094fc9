"""The use cases of consent, a file for each kind of act. Each adds rows; none changes one."""

from safelight.consent.actions.finding import Finding, NotYet, establish, find
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
from safelight.consent.actions.words import AnsweredSince, Covers

__all__ = [
    "AlreadyVoided",
    "AnsweredSince",
    "CanBeAsked",
    "Covers",
    "Finding",
    "NoWording",
    "NotExplained",
    "NotSaidYet",
    "NotYet",
    "Noted",
    "Overtaken",
    "adopt",
    "ask_for_use",
    "begin",
    "can_be_asked_again",
    "cannot_be_asked",
    "establish",
    "find",
    "give",
    "has_died",
    "refuse",
    "say",
    "void",
    "wait_for",
    "was_asked",
    "was_told",
    "withdraw",
]
