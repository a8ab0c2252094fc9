"""Filing's jobs. What a job is told is identifiers only: it is kept in a table, and logged when it fails."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from safelight.apart.process import Unable
from safelight.vault.errors import StoreFull, StoreUnavailable


@app.task(name="filing.make_signed_forms")
def make_signed_forms(patient: str) -> None:
    """Of every answer of this patient that has none yet."""
    from safelight.filing import later  # noqa: PLC0415 - the use cases defer these jobs

    later.make_signed_forms(patient)


# No room, no store, no decoder, no register for a while.
@app.task(
    name="filing.read_batch",
    retry=RetryStrategy(
        max_attempts=100, wait=600, retry_exceptions={OSError, StoreFull, StoreUnavailable, Unable}
    ),
)
def read_batch(batch: str) -> None:
    """A scan of many pages."""
    from safelight.filing import later  # noqa: PLC0415 - the same

    later.read_batch(batch)


@app.task(name="filing.file_rest")
def file_rest(scan: str) -> None:
    """What whoever brought the scan did not live to file."""
    from safelight.filing import later  # noqa: PLC0415 - the same

    later.file_rest(scan)


@app.task(name="filing.offer")
def offer(consent: str) -> None:
    """The signed form of a consent goes to the records system, unless it has."""
    from safelight.filing import later  # noqa: PLC0415 - the same

    later.offer(consent)


# Every ten minutes: what could not be made or offered is tried until it is.
@app.periodic(cron="*/10 * * * *")
@app.task(name="filing.try_again")
def try_again(timestamp: int) -> None:  # noqa: ARG001 - which minute it is does not matter
    """What is left over."""
    from safelight.filing import later  # noqa: PLC0415 - the same

    later.try_again()
