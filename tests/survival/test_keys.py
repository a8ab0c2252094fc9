"""A rotation is killed, and meets a destruction: no key is lost, and none comes back."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.serving import PATIENCE, Site, installed

BIN = Path(sys.executable).parent
ROTATE = [BIN / "safelight", "vault", "rotate"]
DESTROY = [sys.executable, "-m", "tests.scenes", "destroy_one"]
WAITING = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()
"""

Begin = Callable[[list[object]], "subprocess.Popen[bytes]"]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with installed(tmp_path / "home", "two_photographed") as site:
        yield site


def one(site: Site, question: str) -> Any:
    with site.connect() as connection:
        return next(connection.execute(question))[0]


@contextmanager
def row_held(site: Site) -> Iterator[Begin]:
    """Somebody holds the first recording's row; whoever is begun meanwhile waits in line for it."""
    with site.connect() as other, other.transaction():
        other.execute("SELECT FROM library_recording ORDER BY id LIMIT 1 FOR UPDATE")
        yield partial(_begun, site)


def _begun(site: Site, command: list[object]) -> "subprocess.Popen[bytes]":
    """A command that has come to wait for a lock."""
    before = one(site, WAITING)
    process = subprocess.Popen(
        [str(each) for each in command],
        env=site.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    with ExitStack() as otherwise:
        otherwise.callback(process.kill)
        end = time.monotonic() + PATIENCE
        while one(site, WAITING) == before:
            assert time.monotonic() < end, "it does not come to wait"
            assert process.poll() is None, "it has ended"
            time.sleep(0.05)
        otherwise.pop_all()
    return process


def test_a_killed_rotation_loses_no_key_and_goes_on(site: Site) -> None:
    with row_held(site) as begin:
        rotation = begin(ROTATE)
        rotation.kill()
        rotation.wait(timeout=PATIENCE)
    assert (site.home / "vault.key").read_text().count("\n") == 2
    assert site.run("safelight", "vault", "check").returncode == 0
    again = site.run("safelight", "vault", "rotate")
    assert again.returncode == 0, again.stderr
    assert again.stdout.startswith("An unfinished rotation goes on.\n2 keys wrapped anew; ")
    assert (site.home / "vault.key").read_text().count("\n") == 2
    assert site.run("safelight", "vault", "check").returncode == 0
    assert site.run("safelight", "trail", "verify").returncode == 0


@pytest.mark.parametrize("order", [(ROTATE, DESTROY), (DESTROY, ROTATE)], ids=["rotation", "destruction"])
def test_a_rotation_does_not_bring_back_what_is_destroyed_meanwhile(
    site: Site, order: tuple[list[object], list[object]]
) -> None:
    with row_held(site) as begin:
        both = [begin(each) for each in order]
    for each in both:
        said, _ = each.communicate(timeout=PATIENCE)
        assert each.returncode == 0, said
    assert (
        one(site, "SELECT count(*) FROM library_recording WHERE key IS NULL AND destroyed_at IS NOT NULL")
        == 1
    )
    assert one(site, "SELECT count(*) FROM library_recording WHERE key IS NOT NULL") == 1
    assert site.run("safelight", "vault", "check").returncode == 0


def test_a_destruction_waits_for_whoever_is_reading(site: Site) -> None:
    """As the door holds a recording still while it hands it over."""
    key = min(one(site, "SELECT array_agg(id) FROM library_recording"))
    with site.connect() as reader, reader.transaction():
        reader.execute(
            "SELECT pg_advisory_xact_lock_shared(%s)", [int.from_bytes(key.bytes[:8], signed=True)]
        )
        destruction = _begun(site, DESTROY)
        assert one(site, "SELECT count(*) FROM library_recording WHERE key IS NULL") == 0
    destruction.communicate(timeout=PATIENCE)
    assert destruction.returncode == 0
    assert one(site, f"SELECT key IS NULL FROM library_recording WHERE id = '{key}'")


def test_a_worker_finishes_a_destruction_that_was_killed(site: Site) -> None:
    """The register cannot be written, so that the process ends between the commit and the register."""
    register = site.home / "destroyed"
    register.mkdir()  # no file can be written in its place
    done = site.run("python", "-m", "tests.scenes", "destroy_one")
    assert done.returncode != 0
    gone = one(site, "SELECT id::text FROM library_recording WHERE key IS NULL")
    register.rmdir()
    with site.connect() as connection:  # its next attempt is due
        connection.execute(
            "UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE task_name LIKE '%destroying%'"
        )
    with site.working():
        end = time.monotonic() + PATIENCE
        left = "SELECT count(*) FROM procrastinate_jobs WHERE task_name LIKE '%destroying%'"
        while one(site, left):
            assert time.monotonic() < end, "it is not finished"
            time.sleep(0.1)
    assert register.read_text().split()[1:] == ["recording", gone]
    names = f"SELECT array_agg(object_name) FROM library_rendition WHERE recording_id = '{gone}'"
    lost = set(one(site, names))
    assert len(lost) == 4
    assert lost.isdisjoint(each.name for each in (site.home / "objects").glob("??/??/*"))
