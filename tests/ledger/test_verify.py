"""The trail of a real installation: verified whole, and every way of tampering with it found by the
command.
"""

from collections.abc import Iterator

import pytest

from tests.serving import Site, installed

BEHIND_ITS_BACK = (
    "SET session_replication_role = replica"  # the owner of the database switches the triggers off
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("site") / "home", "photographed") as site:
        assert site.run("safelight", "trail", "checkpoint").returncode == 0
        yield site


def test_the_trail_is_whole(site: Site) -> None:
    done = site.run("safelight", "trail", "verify")
    assert (done.returncode, done.stderr) == (0, "")
    assert "The trail is sound" in done.stdout


ALTERED = """
    UPDATE ledger_ledgerentry SET body = replace(convert_from(body, 'UTF8'), '127.0.0.1', '127.0.0.2')::bytea
"""
REORDERED = """
    UPDATE ledger_ledgerentry AS one SET body = other.body, leaf = other.leaf
    FROM ledger_ledgerentry AS other WHERE one.index + other.index = 37 AND one.index IN (18, 19)
"""


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        (ALTERED + " WHERE event = 'recording:take-in'", "altered"),
        ("DELETE FROM ledger_ledgerentry WHERE index = 12", "removed"),
        ("DELETE FROM ledger_ledgerentry WHERE index > 12", "truncated"),
        (REORDERED, "reordered"),
    ],
)
def test_tampering_is_found(site: Site, tampering: str, found: str) -> None:
    with site.connect() as connection:
        connection.execute(BEHIND_ITS_BACK)
        connection.execute("CREATE TABLE untouched AS SELECT * FROM ledger_ledgerentry")
        try:
            assert connection.execute(tampering).rowcount > 0
            done = site.run("safelight", "trail", "verify")
        finally:
            connection.execute("DELETE FROM ledger_ledgerentry")
            connection.execute("INSERT INTO ledger_ledgerentry SELECT * FROM untouched")
            connection.execute("DROP TABLE untouched")
    assert done.returncode == 1
    assert found in done.stdout.lower(), done.stdout
    assert "NOT sound" in done.stdout
