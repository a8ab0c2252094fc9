"""Consents changed: whoever keeps something that follows from them hears of it here, inside the same
transaction.

A change that nobody listens to is refused: a library that has lost its ears must not take a withdrawal and
carry on.
"""

from uuid import UUID

from django.dispatch import Signal

from safelight.ledger.acting import By

consents_changed = Signal()


class NobodyListens(Exception):
    """The library is not connected to changes of consents: its apps are set up wrongly."""


def announce(by: By, patient: UUID) -> None:
    """Tell the listeners. What one of them raises undoes the change."""
    if not consents_changed.has_listeners():
        raise NobodyListens(
            "Nothing follows changes of consents. Is safelight.library among the installed apps?"
        )
    consents_changed.send(sender=announce, by=by, patient=patient)
