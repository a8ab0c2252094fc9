"""The use cases of consent, a file for each kind of act. Each adds rows; none changes one."""

from safelight.consent.actions.assessing import Assessed, AtOdds, NotAssessed, assess
from safelight.consent.actions.finding import Finding, NotYet, establish, find
from safelight.consent.actions.forms import NoWording, adopt, ask_for_use, begin
from safelight.consent.actions.hearing import hear
from safelight.consent.actions.paper import OnPaper, agree_on_paper, refuse_on_paper
from safelight.consent.actions.settling import NothingToSettle, NotTheNarrowest, Settled, Way, settle
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
from safelight.consent.actions.spokespeople import (
    KnownAlready,
    NotForThisPatient,
    NotSeen,
    Seen,
    Speaker,
    end,
    name,
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
from safelight.consent.actions.words import AnsweredSince, Covers, NotTheirs

__all__ = [
    "AlreadyVoided",
    "AnsweredSince",
    "Assessed",
    "AtOdds",
    "CanBeAsked",
    "Covers",
    "Finding",
    "KnownAlready",
    "NoWording",
    "NotAssessed",
    "NotExplained",
    "NotForThisPatient",
    "NotSaidYet",
    "NotSeen",
    "NotTheNarrowest",
    "NotTheirs",
    "NotYet",
    "Noted",
    "NothingToSettle",
    "OnPaper",
    "Overtaken",
    "Seen",
    "Settled",
    "Speaker",
    "Way",
    "adopt",
    "agree_on_paper",
    "ask_for_use",
    "assess",
    "begin",
    "can_be_asked_again",
    "cannot_be_asked",
    "end",
    "establish",
    "find",
    "give",
    "has_died",
    "hear",
    "name",
    "refuse",
    "refuse_on_paper",
    "say",
    "settle",
    "void",
    "wait_for",
    "was_asked",
    "was_told",
    "withdraw",
]
