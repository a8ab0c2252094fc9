"""The chosen steps on their way from the page that chooses them to the one that keeps what comes of them.

Signed with the installation's key and bound to recording and member of staff: what is kept is what was shown. Nothing
of the patient is in them, so that they may stand in an address.
"""

from typing import Final
from uuid import UUID

from django.core import signing

from safelight.imaging.steps import NoSteps, Step, read, written
from safelight.ledger.acting import Acting

AN_HOUR: Final = 60 * 60  # seconds


class NotCarried(Exception):
    """These are no steps that this member of staff chose for this recording, or they are too old."""


def carry(by: Acting, recording: UUID, steps: tuple[Step, ...]) -> str:
    """As a token."""
    return signing.dumps(written(steps), salt=_salt(by, recording), compress=True)


def carried(by: Acting, recording: UUID, token: str) -> tuple[Step, ...]:
    """Out of a token. Raises `NotCarried`."""
    try:
        return read(signing.loads(token, salt=_salt(by, recording), max_age=AN_HOUR))
    except (signing.BadSignature, NoSteps) as broken:
        raise NotCarried from broken


def _salt(by: Acting, recording: UUID) -> str:
    return f"safelight.processing.steps:{recording}:{by.staff}"
