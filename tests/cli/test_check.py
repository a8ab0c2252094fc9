"""`safelight check` in an installation of its own: as of one moment, in several processes, and never a silent pass."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from tests.serving import Site, installed

PATIENCE = 60  # seconds
SAFELIGHT = Path(sys.executable).parent / "safelight"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("check") / "home", "two_photographed") as site:
        yield site


@pytest.fixture
def spoilt(site: Site) -> Iterator[str]:
    """One of the two recordings is kept as held; which."""
    with site.connect() as connection:
        (key,) = connection.execute("SELECT min(id::text) FROM library_recording").fetchone() or ("",)
        connection.execute("UPDATE library_recording SET standing = 'held' WHERE id = %s", [key])
        yield str(key)
        connection.execute("UPDATE library_recording SET standing = 'available'")


def test_nothing_differs(site: Site) -> None:
    done = site.run("safelight", "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 recordings asked about, 0 differ\n", "")


def test_what_differs_is_listed_and_mended_only_if_told(site: Site, spoilt: str) -> None:
    told = (
        f"Recording {spoilt}: kept as held, for care, audit, teaching; "
        "the policy says available, for care, audit, teaching.\n2 recordings asked about, 1 differs\n"
    )
    for _ in range(2):
        done = site.run("safelight", "check")
        assert (done.returncode, done.stdout) == (1, told)
    mended = site.run("safelight", "check", "--mend")
    assert mended.returncode == 1
    assert mended.stdout == told + "Judged anew, patient by patient: 1. Run the check again.\n"
    assert site.run("safelight", "check").returncode == 0
    assert site.run("safelight", "trail", "verify").returncode == 0


def test_what_commits_meanwhile_is_neither_an_alarm_nor_hides_one(site: Site, spoilt: str) -> None:
    """After the moment that is asked about, the one that was wrong is put right and the other one spoilt."""
    assert site.play("recheck_meanwhile").split() == [spoilt]


@contextmanager
def stuck(site: Site) -> Iterator[tuple["subprocess.Popen[str]", list[psutil.Process]]]:
    """A check whose processes wait for a table, and these."""
    with site.connect() as connection, connection.transaction():
        connection.execute("LOCK TABLE consent_fact")
        check = subprocess.Popen(
            [SAFELIGHT, "check"],
            env=site.environment,
            stdout=-1,
            stderr=-1,
            text=True,
            start_new_session=True,
        )
        try:
            end = time.monotonic() + PATIENCE
            waiting = "SELECT FROM pg_locks WHERE NOT granted AND relation = 'consent_fact'::regclass"
            while not connection.execute(waiting).fetchall() and time.monotonic() < end:
                time.sleep(0.1)
            askers = [
                each
                for each in psutil.Process(check.pid).children()
                if "spawn_main" in " ".join(each.cmdline())
            ]
            assert askers
            yield check, askers
        finally:
            check.kill()
            check.wait()


def test_a_process_that_dies_is_no_pass(site: Site) -> None:
    with stuck(site) as (check, askers):
        askers[0].kill()
        said, wrong = check.communicate(timeout=PATIENCE)
    assert (check.returncode, said) == (2, "")
    assert "could not be finished (BrokenProcessPool), and says nothing" in wrong
    assert "Traceback" not in wrong


def test_none_outlives_the_check(site: Site) -> None:
    with stuck(site) as (check, askers):
        os.kill(check.pid, signal.SIGKILL)
        _, left = psutil.wait_procs(askers, timeout=PATIENCE)
        assert not left
