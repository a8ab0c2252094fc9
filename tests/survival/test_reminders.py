"""A worker is killed while it reminds somebody: the reminder is sent once, by the next."""

import signal
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.mail import MailServer, mail_server
from tests.serving import PATIENCE, installed
from tests.survival.test_jobs import Watched, until

UNDONE = (
    "SELECT count(*) FROM procrastinate_jobs WHERE task_name LIKE 'studio.%' AND status IN ('todo', 'doing')"
)


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def watched(tmp_path_factory: pytest.TempPathFactory, server: MailServer) -> Iterator[Watched]:
    """A hospital with a mail server, in which something has been held for too long."""
    with installed(tmp_path_factory.mktemp("reminders") / "home", "waiting") as site, site.connect() as owner:
        mails = {
            "SAFELIGHT_SMTP": f"smtp://127.0.0.1:{server.port}",
            "SAFELIGHT_MAIL_FROM": "a@stlukes.example",
        }
        yield Watched(replace(site, environment=site.environment | mails), owner)


def test_a_killed_worker_loses_no_reminder_and_repeats_none(watched: Watched, server: MailServer) -> None:
    server.dawdles = True
    watched.site.play("morning")
    with watched.site.working() as worker:
        until(lambda: server.offered == 1)
        worker.send_signal(signal.SIGKILL)
        worker.wait(timeout=PATIENCE)
    assert server.sent == []
    server.dawdles = False
    with watched.site.working():
        until(lambda: len(server.sent) == 1)
        watched.site.play("morning")
        until(lambda: watched.one(UNDONE) == 0)
    assert (server.offered, len(server.sent)) == (2, 1)
    assert watched.one("SELECT count(*) FROM studio_reminder WHERE sent_at IS NOT NULL") == 1
    assert watched.failed == 0
