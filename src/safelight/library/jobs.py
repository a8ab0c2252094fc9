"""The library's jobs. What a job is told is identifiers only: it is kept in a table, and logged when it fails."""

from django.utils import timezone
from procrastinate.contrib.django import app

from safelight.library import turning


# A minute past every full hour, and so past midnight in London in winter and in summer: the clock is UTC's.
@app.periodic(cron="1 * * * *")
@app.task(name="library.catch_up")
def catch_up(timestamp: int) -> None:  # noqa: ARG001 - which hour it is does not matter
    """The day may have turned. Doing it again finds nothing to do."""
    turning.catch_up(timezone.now())
