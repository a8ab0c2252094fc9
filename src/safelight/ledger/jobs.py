"""The ledger's jobs: the trail is sealed soon after its last entry too, and an authority says when.

Neither leaves an entry: that would be sealed in turn, and so on for ever.
"""

import logging

from django.conf import settings
from procrastinate.contrib.django import app

from safelight.ledger import checkpoints, stamps

FIRST = 100  # before the jobs of others, which may take long

log = logging.getLogger(__name__)


@app.periodic(cron="* * * * * */20")  # with seconds: in time for a checkpoint a minute after the last entry
@app.task(name="ledger.seal", priority=FIRST)
def seal(timestamp: int) -> None:  # noqa: ARG001 - which moment it is does not matter
    """Nothing is signed twice."""
    try:
        checkpoints.sign_now()
    except checkpoints.Forked as forked:
        log.critical("%s", forked)  # a failed job would be one of thousands: this goes on until somebody acts


@app.periodic(cron="* * * * *")
@app.task(name="ledger.stamp", priority=FIRST)
def stamp(timestamp: int) -> None:  # noqa: ARG001 - the same
    """Tried every minute until the authority answers; one time stamp then makes up for all minutes without."""
    if settings.SAFELIGHT_TIMESTAMPS:
        try:
            stamps.stamp_newest(settings.SAFELIGHT_TIMESTAMPS)
        except stamps.Unstamped as reason:
            log.warning("No time stamp yet. %s", reason)
