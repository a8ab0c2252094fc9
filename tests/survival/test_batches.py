"""A scan of many pages whose worker is killed while it reads: another reads it, and no form is filed twice."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import PATIENCE, Site, installed
from tests.survival.kept import rows
from tests.survival.test_jobs import until
from tests.survival.visiting import PAGE, SCRIPT, Visitor, multipart, signed_in

PAGES, FORMS = 8, 4


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Nobody has asked for or agreed to anything yet."""
    with installed(tmp_path_factory.mktemp("batches") / "home", "gather") as site:
        yield site


@pytest.fixture(scope="module")
def serving(home: Site) -> Iterator[tuple[Site, Path]]:
    scan = Path(home.play("forms_signed_on_paper").strip())
    home.start()
    yield home, scan
    home.stop()


def test_it_is_read_by_the_next_and_filed_once(serving: tuple[Site, Path]) -> None:
    site, scan = serving
    records = signed_in(site, "ferris")
    records.get("/scanned-forms/")
    assert sent(records, scan)["outcome"] == "reading"
    assert "Waiting to be read." in page(records)
    with site.connect() as other, site.working() as worker, other.transaction():
        other.execute("SELECT FROM filing_batch FOR UPDATE")  # the first page is read, and cannot be told of
        until(lambda: waits_for_a_lock(site))
        worker.send_signal(signal.SIGKILL)
        worker.wait(timeout=PATIENCE)
    assert rows(site, "filing_scannedpage") == 0
    with site.working():
        until(lambda: f"Done: {PAGES} pages. {FORMS} forms filed." in page(records))
        until(lambda: jobs(site) == 0)
    assert rows(site, "consent_consent") == rows(site, "filing_settlement") == FORMS
    assert rows(site, "filing_scannedpage") == PAGES
    assert sent(records, scan)["outcome"] == "known"
    assert site.run("safelight", "trail", "verify").returncode == 0
    assert site.run("safelight", "check").returncode == 0


def sent(visitor: Visitor, scan: Path) -> dict[str, str]:
    body = visitor.photographs([("scan.pdf", scan.read_bytes())])
    headers = {"Accept": SCRIPT, "Content-Type": multipart()}
    told: dict[str, str] = json.loads(visitor.ask("POST", "/scanned-forms/scans", headers, body).body)
    return told


def page(visitor: Visitor) -> str:
    return " ".join(visitor.get("/scanned-forms/", PAGE).text.split())


def waits_for_a_lock(site: Site) -> bool:
    blocked = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    with site.connect() as connection:
        return bool(next(connection.execute(blocked))[0])


def jobs(site: Site) -> int:
    waiting = (
        "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'filing.read_batch' AND status <> 'failed'"
    )
    with site.connect() as connection:
        return int(next(connection.execute(waiting))[0])
