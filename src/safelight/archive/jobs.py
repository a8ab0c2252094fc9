"""What a process could not journal any more because it died, the worker does."""

from procrastinate.contrib.django import app

from safelight.archive import journal


@app.periodic(cron="* * * * *")
@app.task(name="archive.journal")
def catch_up(timestamp: int) -> None:  # noqa: ARG001 - which minute it is does not matter
    """Doing it again finds nothing to do."""
    journal.catch_up()
