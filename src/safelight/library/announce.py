"""A recording that should not have been made has come in: whoever opens incidents hears of it here, inside the
same transaction. A library that has lost its ears must not file such a recording and carry on.
"""

from django.dispatch import Signal

from safelight.ledger.acting import By
from safelight.library.models import Recording
from safelight.policy.verdict import Verdict

made_against_the_rules = Signal()


class NobodyListens(Exception):
    """Nobody opens incidents: the apps are set up wrongly."""


def announce(by: By, recording: Recording, verdict: Verdict) -> None:
    """Tell the listeners of a recording that is filed. What one of them raises undoes the filing."""
    if not made_against_the_rules.has_listeners():
        raise NobodyListens("Nobody opens incidents. Is safelight.oversight among the installed apps?")
    made_against_the_rules.send(sender=announce, by=by, recording=recording, verdict=verdict)
