"""A hospital that follows another profile from a start on: every recording is judged by it before anybody searches."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.serving import Site, installed

ST_LUKES = Path(__file__).parents[1] / "policy" / "hospital"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("policy") / "home", "photographed") as site:
        site.play("read_all")
        yield site


@pytest.fixture
def stricter(site: Site, tmp_path: Path) -> Site:
    """The installation under a profile by which two people have to approve teaching too."""
    profile = tmp_path / "profile.toml"
    text = (ST_LUKES / "profile.toml").read_text("utf-8")
    profile.write_text(
        text.replace('purposes = ["publicity"', 'purposes = ["teaching", "publicity"'), "utf-8"
    )
    more = {
        "SAFELIGHT_PROFILE": str(profile),
        "PYTHONPATH": f"{site.environment.get('PYTHONPATH', '')}:{ST_LUKES}",
    }
    return replace(site, environment=dict(site.environment) | more)


def _one(site: Site, question: str) -> object:
    with site.connect() as connection:
        (found,) = connection.execute(question).fetchone() or (None,)
        return found


def test_search_follows_the_profile_from_the_start_on(site: Site, stricter: Site) -> None:
    purposes = "SELECT purposes FROM library_recording"
    open_viewings = "SELECT count(*) FROM library_viewing WHERE until > now()"
    adopted = "SELECT count(*) FROM ledger_ledgerentry WHERE event = 'policy:adopt'"
    assert _one(site, purposes) == ["care", "audit", "teaching"]
    assert _one(site, open_viewings) == 1
    unprepared = stricter.run("safelight", "check")
    assert unprepared.returncode == 1
    assert "1 recording asked about, 1 differs" in unprepared.stdout
    stricter.start()
    stricter.stop()
    assert _one(site, purposes) == ["care", "audit"]
    assert _one(site, open_viewings) == 0
    assert _one(site, adopted) == 2
    assert stricter.run("safelight", "check").returncode == 0
    assert stricter.run("safelight", "prepare").returncode == 0
    assert _one(site, adopted) == 2
    assert str(_one(site, "SELECT profile FROM library_policyinforce ORDER BY id DESC")).startswith(
        "st-lukes@"
    )
    back = site.run("safelight", "prepare")
    assert back.returncode == 0, back.stderr
    assert _one(site, purposes) == ["care", "audit", "teaching"]
    assert site.run("safelight", "trail", "verify").returncode == 0
