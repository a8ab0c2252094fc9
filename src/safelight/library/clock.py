"""The camera's clock against the library's. Wrong ones are common: they date no recording, and somebody is told."""

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from safelight.library.models import Recording

_SLACK: Final = timedelta(minutes=1)  # no two clocks are quite alike


def made_at(camera: datetime | None, since: datetime, now: datetime) -> datetime:
    """The camera's time where it falls into the session, else now: a wrong clock must not order the consents."""
    if camera is None or wrong_by(camera, since, now):
        return now
    return min(max(_moment(camera), since), now)


def wrong_by(camera: datetime, since: datetime, now: datetime) -> timedelta:
    """By how much at least: below zero where the clock is slow, zero where it may be right."""
    moment = _moment(camera)
    off = min(moment - since, timedelta()) or max(moment - now, timedelta())
    return off if abs(off) > _SLACK else timedelta()


def disbelieved(recording: Recording) -> datetime | None:
    """What the camera's clock said, where the recording is not dated by it."""
    taken = taken_by_camera(recording)
    return taken if taken and abs(taken - recording.made_at) > _SLACK else None


def taken_by_camera(recording: Recording) -> datetime | None:
    """The camera's own time of a recording."""
    taken = recording.camera.get("taken")
    return _moment(datetime.fromisoformat(taken)) if taken else None


def _moment(camera: datetime) -> datetime:
    """A camera that gives no zone is taken to be set to the hospital's."""
    return camera if camera.tzinfo else timezone.make_aware(camera)
