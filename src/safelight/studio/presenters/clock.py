"""What is said to whoever files photographs from a camera whose clock is wrong."""

from datetime import datetime, timedelta

from safelight.library.clock import taken_by_camera, wrong_by
from safelight.library.models import Recording
from safelight.web.wording import british_time, span


def about_the_clock(recording: Recording, since: datetime) -> str:
    """What it is set to and by how much that is wrong; nothing where it may be right. `since`: the session's begin."""
    said = taken_by_camera(recording)
    wrong = wrong_by(said, since, recording.taken_in_at) if said else timedelta()
    if not said or not wrong:
        return ""
    way = "slow" if wrong < timedelta() else "fast"
    return (
        f"The camera's clock says {british_time(said)}: it is at least {span(abs(wrong))} {way}. "
        "The photograph is dated by the library. Set the camera's clock."
    )
