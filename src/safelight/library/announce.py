"""A recording that should not have been made, or that is filed under another patient too, has come in: whoever opens
incidents hears of it here, inside the same transaction. A library that has lost its ears must not file such a recording
and carry on.
"""

from django.dispatch import Signal

from safelight.ledger.acting import By
from safelight.library.models import Recording
from safelight.policy.verdict import Verdict

made_against_the_rules = Signal()
filed_under_another = Signal()


class NobodyListens(Exception):
    """Nobody opens incidents: the apps are set up wrongly."""


def announce(by: By, recording: Recording, verdict: Verdict) -> None:
    """Tell the listeners of a recording that is filed. What one of them raises undoes the filing."""
    if not made_against_the_rules.has_listeners():
        raise NobodyListens("Nobody opens incidents. Is safelight.oversight among the installed apps?")
    made_against_the_rules.send(sender=announce, by=by, recording=recording, verdict=verdict)


def announce_under_another(by: By, recording: Recording, other: Recording) -> None:
    """Tell the listeners that another patient has the same picture. What one of them raises undoes the filing."""
    if not filed_under_another.has_listeners():
        raise NobodyListens("Nobody opens incidents. Is safelight.oversight among the installed apps?")
    filed_under_another.send(sender=announce_under_another, by=by, recording=recording, other=other)
