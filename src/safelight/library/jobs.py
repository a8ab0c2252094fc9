"""The library's jobs. What a job is told is identifiers only: it is kept in a table, and logged when it fails."""

from contextlib import suppress
from uuid import UUID

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from safelight.ledger.acting import Unattended
from safelight.library import turning
from safelight.vault.register import What

AGAIN = RetryStrategy(max_attempts=20, exponential_wait=2, wait=10)  # seconds: for days, if need be


# A minute past every full hour, and so past midnight in London in winter and in summer: the clock is UTC's.
@app.periodic(cron="1 * * * *")
@app.task(name="library.catch_up")
def catch_up(timestamp: int) -> None:  # noqa: ARG001 - which hour it is does not matter
    """The day may have turned. Doing it again finds nothing to do."""
    turning.catch_up(timezone.now())


# One after the other, so that the tiles of many photographs slow nobody who is taking more of them in.
@app.task(
    name="library.cut_pyramid", lock="library.cut_pyramid", retry=RetryStrategy(max_attempts=4, wait=60)
)
def cut_pyramid(recording: str) -> None:
    """The tiles for looking closely, unless somebody has looked already, or the recording is gone."""
    from safelight.library import door, looking  # noqa: PLC0415 - intake defers this job

    with suppress(door.NoSuchThing):
        looking.ensure_pyramid(UUID(recording), "worker")


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


# At night. Each part is a job of its own, so that a worker that is told to stop has not long to go on.
@app.periodic(cron="10 1 * * *")
@app.task(name="library.read_vault")
def read_vault(timestamp: int) -> None:  # noqa: ARG001 - which night it is does not matter
    """Some parts of the vault, so that all of it is read within the days that the installation names."""
    from safelight.library import rereading  # noqa: PLC0415 - the same

    for each in rereading.due(timezone.now()):
        read_part.defer(part=each)


@app.task(name="library.read_part", retry=RetryStrategy(max_attempts=4, wait=600))
def read_part(part: int) -> None:
    """To do it again is to read it again."""
    from safelight.library import rereading  # noqa: PLC0415 - the same

    rereading.reread(Unattended("worker", timezone.now()), [part], lambda _: None)
