"""The trail is sealed by the worker: a checkpoint soon after the last entry, and an authority's time stamp over it."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from safelight.trail import checkpoint
from safelight.trail.note import several
from safelight.trail.tree import Frontier
from tests.ledger.authority import TimeAuthority, serving
from tests.ledger.test_export import alone, ours
from tests.serving import Site, installed
from tests.survival.test_jobs import until


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TimeAuthority]:
    with serving(TimeAuthority.made(tmp_path_factory.mktemp("authority") / "tsa")) as authority:
        yield authority


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory, authority: TimeAuthority) -> Iterator[Site]:
    authority.out_of_order = authority.wrong = False
    with installed(tmp_path_factory.mktemp("sealing") / "home", "photographed") as site:
        yield replace(site, environment=site.environment | {"SAFELIGHT_TIMESTAMPS": authority.url})


def sizes(site: Site) -> list[int]:
    """How many entries each checkpoint speaks of."""
    file = site.home / "trail" / "checkpoints"
    return [checkpoint.parse(each).size for each in several(file.read_text())] if file.exists() else []


def entries(site: Site) -> int:
    with site.connect() as connection:
        return int(connection.execute("SELECT count(*) FROM ledger_ledgerentry").fetchone()[0])


def test_a_checkpoint_follows_the_last_entry_though_nothing_else_does(site: Site) -> None:
    site.play("sealed")  # a minute later the next entry would sign by itself
    site.play("withdraw")
    assert sizes(site)[-1:] != [entries(site)]
    with site.working():
        until(lambda: sizes(site)[-1:] == [entries(site)])
    site.play("sealed")
    before = sizes(site)
    site.play("sealed")
    assert sizes(site) == before  # nothing is signed twice


def test_a_time_stamp_stands_in_the_export_and_both_verifiers_and_openssl_confirm_it(
    site: Site, authority: TimeAuthority, tmp_path: Path
) -> None:
    site.play("sealed")
    assert site.play("stamped") == "True\n"
    assert site.play("stamped") == "False\n"  # it has one
    file, key = tmp_path / "trail.jsonl", site.home / "trail" / "verifying.key"
    assert site.run("safelight", "trail", "export", str(file)).returncode == 0
    for verify in (ours, alone):
        done = verify(str(file), "--key", str(key), "--authority", str(authority.root))
        assert done.returncode == 0
        assert "An authority confirms that" in done.stdout
        unread = verify(str(file), "--key", str(key)).stdout
        assert "1 time stamps were not looked at" in unread
    kept = (site.home / "trail" / "checkpoints").read_text()
    size, _, reply = (site.home / "trail" / "timestamps").read_text().partition(" ")
    (note,) = [each for each in several(kept) if checkpoint.parse(each).size == int(size)]
    assert authority.confirms(b64decode(reply), note.encode())


def test_a_time_stamp_of_another_checkpoint_or_authority_is_found(
    site: Site, authority: TimeAuthority, tmp_path: Path
) -> None:
    site.play("sealed")
    site.play("stamped")
    file, key = tmp_path / "trail.jsonl", site.home / "trail" / "verifying.key"
    site.run("safelight", "trail", "export", str(file))
    other = TimeAuthority.made(tmp_path / "other")
    elsewhere = _with_stamp(file, authority.answer(authority.question(b"another note")))
    for verify in (ours, alone):
        done = verify(str(file), "--key", str(key), "--authority", str(other.root))
        assert done.returncode == 1
        assert done.stdout.startswith("forged-timestamp: The time stamp in line")
        assert verify(str(elsewhere), "--key", str(key), "--authority", str(authority.root)).returncode == 1


def _with_stamp(file: Path, reply: bytes) -> Path:
    """A copy of an export with another time stamp."""
    line = json.dumps({"timestamp": b64encode(reply).decode()}, separators=(",", ":"))
    lines = [line if each.startswith('{"timestamp"') else each for each in file.read_text().splitlines()]
    copy = file.with_name("copy.jsonl")
    copy.write_text("\n".join(lines) + "\n")
    return copy


@pytest.mark.parametrize("failing", ["out_of_order", "wrong"])
def test_what_an_authority_owes_is_asked_for_until_it_is_there(
    site: Site, authority: TimeAuthority, failing: str
) -> None:
    setattr(authority, failing, True)
    site.play("sealed")
    with site.working():
        asked = authority.asked
        site.play("stamp_later")
        until(lambda: authority.asked > asked)
        assert not (site.home / "trail" / "timestamps").exists()
        setattr(authority, failing, False)
        site.play("stamp_later")
        until((site.home / "trail" / "timestamps").exists)
    assert "No time stamp yet" in (site.home / "worker.log").read_text()
    with site.connect() as connection:
        failed = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'"
        assert connection.execute(failed).fetchone() == (0,)


BEHIND_ITS_BACK = (
    "SET session_replication_role = replica"  # the owner of the database switches the triggers off
)


def test_a_shorter_trail_is_not_signed_however_well_its_head_fits(site: Site) -> None:
    site.play("sealed")
    signed = sizes(site)
    with site.connect() as connection:
        connection.execute(BEHIND_ITS_BACK)
        connection.execute("DELETE FROM ledger_ledgerentry WHERE index >= %s", [signed[-1] - 2])
        left = Frontier()
        for (leaf,) in connection.execute("SELECT leaf FROM ledger_ledgerentry ORDER BY index"):
            left.append(leaf)
        connection.execute("UPDATE ledger_ledgerhead SET size = %s, edge = %s", [left.size, left.to_bytes()])
    site.play("sealed")
    done = site.run("safelight", "trail", "checkpoint")
    assert done.returncode == 1
    assert "does not continue" in done.stderr
    assert sizes(site) == signed


def test_an_entry_changed_before_it_was_signed_is_not_signed(site: Site) -> None:
    site.play("sealed")
    signed = sizes(site)
    with site.connect() as connection:
        connection.execute(
            "INSERT INTO ledger_ledgerentry SELECT index + 1, body, leaf, at, event, verdict, actor, patient"
            " FROM ledger_ledgerentry WHERE index = %s",
            [signed[-1] - 1],
        )
        connection.execute("UPDATE ledger_ledgerhead SET size = size + 1")
    site.play("sealed")
    assert sizes(site) == signed
