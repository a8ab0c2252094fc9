"""The library's jobs. What a job is told is identifiers only: it is kept in a table, and logged when it fails."""

from uuid import UUID

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from safelight.library import turning
from safelight.vault.register import What

AGAIN = RetryStrategy(max_attempts=20, exponential_wait=2, wait=10)  # seconds: for days, if need be


# A minute past every full hour, and so past midnight in London in winter and in summer: the clock is UTC's.
@app.periodic(cron="1 * * * *")
@app.task(name="library.catch_up")
def catch_up(timestamp: int) -> None:  # noqa: ARG001 - which hour it is does not matter
    """The day may have turned. Doing it again finds nothing to do."""
    turning.catch_up(timezone.now())


@app.task(name="library.finish_destroying_recording", retry=AGAIN)
def finish_destroying_recording(recording: str) -> None:
    """Its key is erased; the register is told and its objects go."""
    from safelight.library import destroying  # noqa: PLC0415 - the use case defers this job

    destroying.finish(What.RECORDING, UUID(recording))


@app.task(name="library.finish_destroying_document", retry=AGAIN)
def finish_destroying_document(document: str) -> None:
    """The same of a document."""
    from safelight.library import destroying  # noqa: PLC0415 - the same

    destroying.finish(What.DOCUMENT, UUID(document))
