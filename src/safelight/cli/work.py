"""`safelight work`: does the jobs that wait in the database. Any number of workers may run, on any machine.

A worker that dies leaves its jobs unfinished: another takes them up again. A job that kills one after the other is
given up, and stays in the table as failed.
"""

import asyncio
import signal
import sys
from typing import TYPE_CHECKING, Final

import typer

from safelight.cli import django
from safelight.cli.serve import ensure_decoders

if TYPE_CHECKING:
    from procrastinate import App

AT_ONCE: Final = 2
A_BEAT: Final = 2.0  # seconds between a worker's signs of life
DEAD: Final = 10.0  # seconds without one
TRIES: Final = 3

# One statement, so that of two workers only one takes a job up, and none that a living worker has begun anew.
TAKE_UP: Final = """
    WITH orphan AS MATERIALIZED (
        SELECT job.id, job.attempts FROM procrastinate_jobs job
        WHERE job.status = 'doing' AND NOT EXISTS (
            SELECT FROM procrastinate_workers worker
            WHERE worker.id = job.worker_id AND worker.last_heartbeat > now() - make_interval(secs => %(dead)s)
        )
        FOR UPDATE OF job SKIP LOCKED
    )
    SELECT CASE WHEN attempts + 1 < %(tries)s
        THEN procrastinate_retry_job_v2(id, now(), NULL, NULL, NULL)
        ELSE procrastinate_finish_job_v1(id, 'failed', false)
    END FROM orphan
"""


def work() -> None:
    """Do the jobs that wait, until told to stop (SIGTERM, Ctrl-C). What has been begun is finished first."""
    django.start()
    ensure_decoders()
    from procrastinate import PsycopgConnector
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.utils import connector_params

    # The worker fetches and listens on connections of its own. What a job itself defers still goes through Django's
    # connection, and so into the job's transaction.
    connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=4)
    if not asyncio.run(_work(app.with_connector(connector))):
        typer.echo("The worker stopped by itself. Is the database still there? Start it again.", err=True)
        raise typer.Exit(1)


def working() -> list[str]:
    """A worker's command line."""
    return [sys.executable, "-m", "safelight.cli.main", "work"]


async def _work(jobs: "App") -> bool:
    """Whether it was told to stop."""
    async with jobs.open_async():
        worker = asyncio.create_task(
            jobs.run_worker_async(
                concurrency=AT_ONCE,
                delete_jobs="successful",
                update_heartbeat_interval=A_BEAT,
                install_signal_handlers=False,
            )
        )
        for each in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(each, worker.cancel)
        orphans = asyncio.create_task(_take_up_orphans(jobs))
        first, _ = await asyncio.wait((worker, orphans), return_when=asyncio.FIRST_COMPLETED)
        told = worker in first and worker.cancelled()
        orphans.cancel()
        worker.cancel()
        await asyncio.gather(worker, orphans, return_exceptions=True)
    return told


async def _take_up_orphans(jobs: "App") -> None:
    """At once, and again and again."""
    while True:
        await jobs.connector.execute_query_async(TAKE_UP, dead=DEAD, tries=TRIES)
        await asyncio.sleep(A_BEAT)
