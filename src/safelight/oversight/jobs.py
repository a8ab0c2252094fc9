"""The job of oversight: each night it looks at what was opened on the days that nobody has looked at yet."""

from django.utils import timezone
from procrastinate.contrib.django import app

from safelight.ledger.acting import Unattended
from safelight.oversight.actions import watch_day
from safelight.oversight.unusual.finding import unwatched


# The clock is UTC's: in London it is past midnight then, in winter and in summer.
@app.periodic(cron="40 2 * * *")
@app.task(name="oversight.watch")
def watch(timestamp: int) -> None:  # noqa: ARG001 - which night it is does not matter
    """Doing it again finds nothing to do; a worker that dies between two days leaves the rest to the next."""
    now = timezone.now()
    for day in unwatched(timezone.localdate(now)):
        watch_day(Unattended("calendar", now), day)
