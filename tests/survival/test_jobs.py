"""Workers are killed, stopped and set upon the same jobs: each job is done, and what it does is done once."""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import psycopg
import pytest

from tests.serving import PATIENCE, Site, installed
from tests.survival.conftest import NEVER_LOGGED

# Notes each time that a worker begins a job.
WATCH = """
    CREATE TABLE begun (job bigint, worker bigint);
    CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN INSERT INTO begun VALUES (NEW.id, NEW.worker_id); RETURN NEW; END $$;
    CREATE TRIGGER note AFTER UPDATE ON procrastinate_jobs FOR EACH ROW
        WHEN (OLD.status = 'todo' AND NEW.status = 'doing' AND NEW.task_name = 'library.catch_up')
        EXECUTE FUNCTION note()
"""
JOBS = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'library.catch_up'"
TELL = """
    CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'Failing row contains (9990010374, Bartholomew, Rose)'; END $$;
    CREATE TRIGGER tell BEFORE UPDATE ON library_recording FOR EACH ROW EXECUTE FUNCTION tell()
"""


@dataclass(frozen=True)
class Watched:
    """An installation in which it is noted who begins to catch up; a worker has other jobs to do beside. Rose has been
    photographed.
    """

    site: Site
    owner: psycopg.Connection

    def one(self, question: str) -> int:
        number: int = next(self.owner.execute(question))[0]
        return number

    @property
    def waiting(self) -> int:
        return self.one(f"{JOBS} AND status IN ('todo', 'doing')")

    @property
    def under_way(self) -> int:
        return self.one(f"{JOBS} AND status = 'doing'")

    @property
    def failed(self) -> int:
        return self.one(f"{JOBS} AND status = 'failed'")

    @property
    def done(self) -> int:
        return self.one("SELECT count(*) FROM ledger_ledgerentry WHERE event = 'recording:restand'")

    def log(self) -> str:
        return (self.site.home / "worker.log").read_text()

    @contextmanager
    def held_up(self) -> Iterator[None]:
        """Jobs begin, and cannot go on: somebody else is busy with the patient."""
        with self.site.connect() as other, other.transaction():
            other.execute("SELECT FROM people_patient FOR UPDATE")
            yield


@pytest.fixture
def watched(home: Site) -> Iterator[Watched]:
    with home.connect() as owner:
        owner.execute("DROP TABLE IF EXISTS begun; DROP FUNCTION IF EXISTS note CASCADE")
        owner.execute("DELETE FROM procrastinate_jobs; DELETE FROM procrastinate_workers")
        owner.execute(WATCH)
        watched = Watched(home, owner)
        yield watched


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("survival") / "home", "photographed") as site:
        yield site
        said = (site.home / "worker.log").read_text()
        assert [line for line in said.splitlines() if NEVER_LOGGED.search(line)] == []


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it does not come to that"
        time.sleep(0.05)


def test_a_job_is_done_and_gone(watched: Watched) -> None:
    before = watched.done
    watched.site.play("due")
    with watched.site.working():
        until(lambda: not watched.waiting)
    assert watched.done == before + 1
    assert watched.failed == 0


def test_a_killed_workers_job_is_done_once_by_the_next(watched: Watched) -> None:
    before = watched.done
    watched.site.play("due")
    with watched.held_up(), watched.site.working() as worker:
        until(lambda: watched.under_way == 1)
        worker.send_signal(signal.SIGKILL)
        worker.wait(timeout=PATIENCE)
    assert (watched.under_way, watched.done) == (1, before)
    with watched.site.working():
        until(lambda: not watched.waiting)
    assert watched.one("SELECT count(*) FROM begun") == 2
    assert watched.done == before + 1
    assert watched.failed == 0


def test_a_job_that_has_killed_three_workers_is_left_for_people(watched: Watched) -> None:
    watched.site.play("due")
    watched.owner.execute("UPDATE procrastinate_jobs SET attempts = 2")
    with watched.held_up(), watched.site.working() as worker:
        until(lambda: watched.under_way == 1)
        worker.send_signal(signal.SIGKILL)
        worker.wait(timeout=PATIENCE)
    with watched.site.working():
        until(lambda: watched.failed == 1)
    assert watched.one("SELECT count(*) FROM begun") == 1


def test_two_workers_share_the_jobs(watched: Watched) -> None:
    """Four at the same time, two a worker, about the same patient; then a hundred more."""
    before = watched.done
    for _ in range(4):
        watched.site.play("due")
    with ExitStack() as stack:
        with watched.held_up():
            for _ in range(2):
                stack.enter_context(watched.site.working())
            until(lambda: watched.under_way == 4)
            assert watched.one("SELECT count(DISTINCT worker) FROM begun") == 2
            more = "SELECT procrastinate_defer_jobs_v1(array_agg(ROW('default', 'library.catch_up', 0, NULL, NULL, "
            more += (
                """'{"timestamp": 0}', NULL)::procrastinate_job_to_defer_v1)) FROM generate_series(1, 100)"""
            )
            watched.owner.execute(more)
        until(lambda: not watched.waiting)
    assert watched.one("SELECT count(*) FROM begun") == watched.one("SELECT count(DISTINCT job) FROM begun")
    assert watched.one("SELECT count(*) FROM begun") in (104, 105)  # the hour's own too, if it has just begun
    assert watched.done == before + 1
    assert watched.failed == 0


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_told_to_stop_finishes_what_it_began(watched: Watched, told: signal.Signals) -> None:
    before = watched.done
    with watched.site.working() as worker:
        with watched.held_up():
            watched.site.play("due")
            until(lambda: watched.under_way == 1)
            worker.send_signal(told)
            time.sleep(1)
            assert worker.poll() is None
            watched.site.play("due")  # nobody begins this one any more
        assert worker.wait(timeout=PATIENCE) == 0
    assert (watched.waiting, watched.under_way, watched.done) == (1, 0, before + 1)


def test_a_job_that_fails_is_kept_and_tells_nobodys_name(watched: Watched) -> None:
    watched.site.play("due")
    watched.owner.execute(TELL)
    with watched.site.working():
        until(lambda: watched.failed == 1)
    watched.owner.execute("DROP FUNCTION tell() CASCADE")
    assert "library.catch_up" in watched.log()
    assert re.search(r"Error, raised through\n  \S+\.py:\d+ in ", watched.log())
    assert "Failing row" not in watched.log()


def test_a_worker_that_loses_the_database_says_so_and_ends(watched: Watched) -> None:
    with watched.site.working() as worker:
        until(lambda: watched.one("SELECT count(*) FROM procrastinate_workers") > 0)
        with gone(watched.owner.info.dbname):
            assert worker.wait(timeout=2 * PATIENCE) == 1  # it tries for half a minute
    assert "stopped by itself" in watched.log()


@contextmanager
def gone(database: str) -> Iterator[None]:
    """Nobody has a connection to it, and nobody gets one."""
    with psycopg.connect(os.environ["SAFELIGHT_DATABASE_URL"], autocommit=True) as server:
        server.execute(f"ALTER DATABASE {database} ALLOW_CONNECTIONS false")
        try:
            server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [database]
            )
            yield
        finally:
            server.execute(f"ALTER DATABASE {database} ALLOW_CONNECTIONS true")
