"""The use case of a copy: downloaded by somebody who takes on its safe keeping."""

from functools import partial
from uuid import UUID

from safelight.ledger.acting import Acting
from safelight.library import door
from safelight.library.models import Recording
from safelight.policy.facts import Purpose
from safelight.release.models import Copy


class NotAccepted(Exception):
    """Whoever downloads takes on the copy's use and safe keeping (CUH-13); this person has not said so."""


def download(by: Acting, recording: UUID, purpose: Purpose, *, accepted: bool) -> door.Parcel:
    """A copy to keep, noted on the register. Raises `NotAccepted`, `Refused` or `NoSuchThing`."""
    if not accepted:
        raise NotAccepted
    return door.hand_over_copy(by, recording, purpose, partial(_note, by, purpose))


def _note(by: Acting, purpose: Purpose, recording: Recording) -> None:
    Copy.objects.create(recording=recording, staff_id=by.staff, purpose=purpose, at=by.at)
