"""`safelight policy replay` in an installation of its own: one decision, all of them, and what there is not."""

from collections.abc import Iterator

import pytest

from tests.serving import Site, installed


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("replay") / "home", "photographed") as site:
        site.play("read_all")
        site.play("withdraw")
        yield site


def decided(site: Site) -> int:
    with site.connect() as connection:
        found = connection.execute("SELECT index FROM ledger_ledgerentry WHERE event = 'recording:view'")
        return int(found.fetchone()[0])


def test_one_decision_is_told_and_comes_out_the_same(site: Site) -> None:
    done = site.run("safelight", "policy", "replay", str(decided(site)))
    assert done.returncode == 0, done.stderr
    assert "May this recording be used for care?" in done.stdout
    assert done.stdout.count("yes, ") == 2
    assert "gmc@" in done.stdout


def test_all_decisions_come_out_the_same(site: Site) -> None:
    done = site.run("safelight", "policy", "replay")
    assert (done.returncode, done.stdout) == (0, "1 came out the same, 0 differ, 0 cannot be replayed\n")


@pytest.mark.parametrize(("entry", "says"), [("0", "nothing was decided there"), ("4000", "no entry 4000")])
def test_what_is_no_decision_is_said(site: Site, entry: str, says: str) -> None:
    done = site.run("safelight", "policy", "replay", entry)
    assert done.returncode == 2
    assert says in done.stderr


def test_a_fact_changed_behind_the_library_is_noticed(site: Site) -> None:
    with site.connect() as connection:
        connection.execute("UPDATE people_patient SET born_on = '2020-01-01'")
        try:
            done = site.run("safelight", "policy", "replay", str(decided(site)))
        finally:
            connection.execute("UPDATE people_patient SET born_on = '1961-04-12'")
    assert done.returncode == 1
    assert "NOT those of then" in done.stdout
