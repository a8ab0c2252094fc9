"""`safelight vault` in an installation of its own: what it says, and with which exit status."""

import os
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from tests.serving import Site, installed

KEY = "SELECT encode(key, 'hex') FROM library_recording"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("vault") / "home", "two_photographed") as site:
        yield site


def objects(site: Site) -> list[Path]:
    return sorted((site.home / "objects").glob("??/??/*"))


def one(site: Site, question: str) -> object:
    with site.connect() as connection:
        return next(connection.execute(question))[0]


def test_a_whole_vault(site: Site) -> None:
    done = site.run("safelight", "vault", "check")
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"8 objects read, [\d,]+ bytes; 0 are not as they should be\n", done.stdout)
    assert done.stderr == ""
    assert site.run("safelight", "trail", "verify").returncode == 0


def test_what_is_wrong_is_listed_and_nothing_is_deleted(site: Site) -> None:
    path, gone, *_ = objects(site)
    before, absent = path.read_bytes(), gone.read_bytes()
    nobodys = site.home / "objects" / "ab" / "ab" / ("ab" * 16)
    nobodys.parent.mkdir(parents=True)
    nobodys.write_bytes(b"left")
    path.chmod(0o600)
    path.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
    gone.unlink()
    done = site.run("safelight", "vault", "check")
    *found, last = done.stdout.splitlines()
    assert done.returncode == 1
    assert {line.split(", ")[0] for line in found} == {
        f"altered: {path.name}",
        f"missing: {gone.name}",
        f"unreferenced: {nobodys.name}",
    }
    assert last.endswith("3 are not as they should be")
    assert nobodys.exists()
    path.write_bytes(before)
    gone.write_bytes(absent)
    nobodys.unlink()
    assert site.run("safelight", "vault", "check").returncode == 0


def test_what_could_not_be_finished_says_nothing_of_the_rest(site: Site) -> None:
    with site.connect() as connection:
        connection.execute("ALTER TABLE library_rendition RENAME TO hidden")
        try:
            done = site.run("safelight", "vault", "check")
        finally:
            connection.execute("ALTER TABLE hidden RENAME TO library_rendition")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing is said of the rest" in done.stderr
    assert "library_rendition" not in done.stderr


def test_keys_are_rotated_and_forgotten(site: Site) -> None:
    old, kept = one(site, KEY), {each: each.stat() for each in objects(site)}
    first = site.run("safelight", "vault", "rotate")
    assert first.returncode == 0, first.stderr
    assert re.fullmatch(
        r"A new key is in use\.\n2 keys wrapped anew; key [0-9a-f]{16} wraps everything\.\n", first.stdout
    )
    assert one(site, KEY) != old
    assert {each: each.stat() for each in objects(site)} == kept
    early = site.run("safelight", "vault", "forget")
    assert early.returncode == 2
    assert "not before" in early.stderr
    past = timezone.now() - timedelta(days=1)
    with site.connect() as connection:
        connection.execute("UPDATE library_keyrotation SET begun_at = %s", [past])
    os.utime(site.home / "vault.key", (past.timestamp(),) * 2)
    forgotten = site.run("safelight", "vault", "forget")
    assert forgotten.returncode == 0, forgotten.stderr
    assert (site.home / "vault.key").read_text().count("\n") == 1
    assert site.run("safelight", "vault", "check").returncode == 0
    assert site.run("safelight", "trail", "verify").returncode == 0


def test_a_restored_database_does_not_bring_back_what_was_destroyed(site: Site) -> None:
    """Its rows as they were before; the register is the living one. The server applies it before it serves."""
    with site.connect() as connection:
        connection.execute("CREATE TABLE backup AS SELECT id, key FROM library_recording")
    destroyed = site.play("destroy_one").strip()
    assert (site.home / "destroyed").read_text().split()[1:] == ["recording", destroyed]
    restore = (
        "UPDATE library_recording AS now SET key = backup.key, destroyed_at = NULL "
        "FROM backup WHERE backup.id = now.id"
    )
    for again in (["vault", "destroyed"], ["prepare"]):
        with site.connect() as connection:
            connection.execute(restore)
        done = site.run("safelight", *again)
        assert done.returncode == 0, done.stderr
        left = (
            f"SELECT key IS NULL AND destroyed_at IS NOT NULL FROM library_recording WHERE id = '{destroyed}'"
        )
        assert one(site, left) is True
        assert one(site, "SELECT count(*) FROM library_recording WHERE key IS NOT NULL") == 1


def test_a_copy_of_the_register_is_added(site: Site, tmp_path: Path) -> None:
    left = str(one(site, "SELECT id::text FROM library_recording WHERE key IS NOT NULL"))
    copy = tmp_path / "copy"
    copy.write_text(f"2026-11-01T10:00:00Z recording {left}\n")
    done = site.run("safelight", "vault", "destroyed", str(copy))
    assert (done.returncode, done.stdout) == (0, "1 erased again, 0 added to the register\n")
    assert copy.read_text() in (site.home / "destroyed").read_text()


def test_an_unsound_register_stops_the_start(site: Site) -> None:
    with (site.home / "destroyed").open("a") as file:
        file.write("2026-11-01 recording\n")
    for command in (["vault", "destroyed"], ["prepare"], ["serve", "--port", "1"]):
        done = site.run("safelight", *command)
        assert done.returncode == 2
        assert "is malformed. Restore the file from its copy" in done.stderr
        assert "Traceback" not in done.stderr
