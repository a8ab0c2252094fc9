"""A backup of a real installation and what becomes of it: restored, rehearsed, refused by name."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tests.archive.copies import copied, empty_database, on, one
from tests.serving import Site, installed

PURPOSES = "SELECT string_agg(array_to_string(purposes, ' '), ';') FROM library_recording"
TABLES = "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"


@dataclass(frozen=True)
class Ground:
    """An installation, its folder of backups, the key that opens them, and where to restore."""

    site: Site
    backups: Path
    key: Path
    recipient: str

    def backup(self, *more: str) -> "subprocess.CompletedProcess[str]":
        return self.site.run("safelight", "backup", *more, str(self.backups), "--recipient", self.recipient)

    def restore(self, into: Site, key: Path | None = None) -> "subprocess.CompletedProcess[str]":
        return into.run("safelight", "restore", str(self.backups), "--identity", str(key or self.key))

    @property
    def newest(self) -> Path:
        return max(each for each in self.backups.iterdir() if each.name.endswith("Z"))


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """Rose has agreed to teaching and was photographed; then a backup, and she withdrew."""
    place = tmp_path_factory.mktemp("archive")
    with installed(place / "home") as site:
        key = place / "backup.key"
        recipient = site.run("safelight", "backup", "key", str(key)).stdout.strip()
        ground = Ground(site, place / "backups", key, recipient)
        site.play("photographed")
        done = ground.backup()
        assert done.returncode == 0, done.stderr
        site.play("withdraw")
        yield ground


@pytest.fixture
def empty(ground: Ground, tmp_path: Path) -> Iterator[Site]:
    """The living home, and a new database. It is a copy: else two databases would go on with one journal."""
    home = Path(shutil.copytree(ground.site.home, tmp_path / "home"))
    with empty_database("restored_into") as database:
        site = on(ground.site, database)
        yield replace(site, home=home, environment=site.environment | {"SAFELIGHT_HOME": str(home)})


@pytest.fixture
def elsewhere(empty: Site, ground: Ground, tmp_path: Path) -> Site:
    """A new machine: a new home with the library's keys, from where they are kept apart."""
    home = tmp_path / "elsewhere"
    (home / "trail").mkdir(mode=0o700, parents=True)
    home.chmod(0o700)
    for each in ("vault.key", "trail/signing.key"):
        shutil.copy(ground.site.home / each, home / each)
    return replace(empty, home=home, environment=empty.environment | {"SAFELIGHT_HOME": str(home)})


def last_detail(site: Site) -> dict[str, object]:
    """Of the trail's last entry."""
    newest = "SELECT body FROM ledger_ledgerentry ORDER BY index DESC LIMIT 1"
    detail: dict[str, object] = json.loads(one(site, newest))["detail"]
    return detail


def sound(site: Site) -> None:
    for command in (("trail", "verify"), ("check",)):
        done = site.run("safelight", *command)
        assert done.returncode == 0, done.stdout


def test_beside_the_living_journal_a_withdrawal_since_holds(ground: Ground, empty: Site) -> None:
    done = ground.restore(empty)
    assert done.returncode == 0, done.stderr
    assert "0 of them copied" in done.stdout
    assert "Brought back: 2 entries of the trail, 1 refusals" in done.stdout
    assert "teaching" not in str(one(empty, PURPOSES))
    sound(empty)


def test_on_a_new_machine_it_is_as_it_was(ground: Ground, elsewhere: Site) -> None:
    done = ground.restore(elsewhere)
    assert done.returncode == 0, done.stderr
    assert "4 of them copied" in done.stdout
    assert "teaching" in str(one(elsewhere, PURPOSES))
    assert len(elsewhere.play("read_all").split()) == 1


def test_what_was_destroyed_since_does_not_come_back(ground: Ground, elsewhere: Site, tmp_path: Path) -> None:
    """A new machine, with the latest copy of the register: the backup's database and objects are from before."""
    living = Path(shutil.copytree(ground.site.home, tmp_path / "living"))
    with copied(ground.site, "destroyed_in") as database:
        goes_on = on(ground.site, database)
        environment = goes_on.environment | {"SAFELIGHT_HOME": str(living)}
        replace(goes_on, home=living, environment=environment).play("destroy_one")
    shutil.copy(living / "destroyed", elsewhere.home / "destroyed")
    done = ground.restore(elsewhere)
    assert done.returncode == 0, done.stderr
    assert "4 of them copied" in done.stdout
    assert one(elsewhere, "SELECT count(*) FROM library_recording WHERE key IS NULL") == 1
    assert one(elsewhere, "SELECT count(*) FROM ledger_ledgerentry WHERE event = 'recording:destroy'") == 1
    sound(elsewhere)


def test_the_next_backup_lets_go_of_what_was_destroyed(ground: Ground, tmp_path: Path) -> None:
    living = Path(shutil.copytree(ground.site.home, tmp_path / "living"))
    backups = Path(shutil.copytree(ground.backups, tmp_path / "backups"))
    with copied(ground.site, "destroyed_in") as database:
        goes_on = on(ground.site, database)
        environment = goes_on.environment | {"SAFELIGHT_HOME": str(living)}
        site = replace(goes_on, home=living, environment=environment)
        site.play("destroy_one")
        done = replace(ground, site=site, backups=backups).backup()
    assert "0 objects, 0 of them new; 4 destroyed ones removed" in done.stdout
    assert list((backups / "objects").glob("??/??/*")) == []


def test_only_new_objects_are_copied(ground: Ground) -> None:
    again = ground.backup()
    assert "4 objects, 0 of them new" in again.stdout
    shutil.rmtree(ground.newest)


def test_a_rehearsal_leaves_nothing_and_finds_all_sound(ground: Ground) -> None:
    before = sorted(str(each) for each in ground.backups.rglob("*"))
    done = ground.site.run(
        "safelight", "backup", "rehearse", str(ground.backups), "--identity", str(ground.key)
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"The backup {ground.newest.name} is sound" in done.stdout
    assert sorted(str(each) for each in ground.backups.rglob("*")) == before
    assert last_detail(ground.site) == {"backup": ground.newest.name, "wrong": []}


def test_what_a_rehearsal_finds_is_said_though_the_library_is_down(ground: Ground) -> None:
    nowhere = make_conninfo(**(conninfo_to_dict(ground.site.database) | {"dbname": "none_such"}))
    down = on(ground.site, nowhere)
    done = down.run("safelight", "backup", "rehearse", str(ground.backups), "--identity", str(ground.key))
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"The backup {ground.newest.name} is sound" in done.stdout
    assert "It is not in the library's trail" in done.stderr


def test_a_rehearsal_that_cannot_restore_is_on_the_trail(ground: Ground, tmp_path: Path) -> None:
    other = tmp_path / "other.key"
    ground.site.run("safelight", "backup", "key", str(other))
    done = ground.site.run("safelight", "backup", "rehearse", str(ground.backups), "--identity", str(other))
    assert done.returncode == 2
    assert last_detail(ground.site) == {"backup": ground.newest.name, "wrong": ["restore"]}


def test_a_rehearsal_finds_what_is_altered_and_what_is_missing(ground: Ground, tmp_path: Path) -> None:
    copy = shutil.copytree(ground.backups, tmp_path / "backups")
    rotten, missing, *_ = (copy / "objects").glob("??/??/*")
    rotten.chmod(0o600)
    rotten.write_bytes(rotten.read_bytes() + b"?")
    missing.unlink()
    done = ground.site.run("safelight", "backup", "rehearse", str(copy), "--identity", str(ground.key))
    assert done.returncode == 1
    assert rotten.name in done.stdout
    assert missing.name in done.stdout
    assert "NOT sound: the vault" in done.stdout
    assert last_detail(ground.site) == {"backup": ground.newest.name, "wrong": ["vault"]}


def test_a_database_that_is_not_empty_is_refused(ground: Ground) -> None:
    done = ground.restore(ground.site)
    assert done.returncode == 2
    assert "is not empty" in done.stderr


def test_another_key_is_refused_by_name(ground: Ground, empty: Site, tmp_path: Path) -> None:
    other = tmp_path / "other.key"
    empty.run("safelight", "backup", "key", str(other))
    done = ground.restore(empty, other)
    assert done.returncode == 2
    assert "database.age was encrypted to another key" in done.stderr
    assert one(empty, TABLES) == 0


def test_what_is_no_key_is_refused(ground: Ground, empty: Site, tmp_path: Path) -> None:
    other = tmp_path / "other.key"
    other.touch(mode=0o600)
    other.write_text("a key\n")
    assert "is no key" in ground.restore(empty, other).stderr


def test_a_cut_file_is_refused_by_name(ground: Ground, empty: Site, tmp_path: Path) -> None:
    copy = shutil.copytree(ground.newest, tmp_path / "backups" / ground.newest.name)
    database = copy / "database.age"
    database.write_bytes(database.read_bytes()[:-100])
    done = replace(ground, backups=copy.parent).restore(empty)
    assert done.returncode == 2
    assert "database.age has" in done.stderr
    assert "it was cut" in done.stderr


def test_a_changed_file_is_refused_and_nothing_is_loaded(ground: Ground, empty: Site, tmp_path: Path) -> None:
    """A piece in its middle: the first half of it is loaded by the time that it is found."""
    copy = shutil.copytree(ground.backups, tmp_path / "backups")
    database = next(copy.glob("*/database.age"))
    data = bytearray(database.read_bytes())
    data[len(data) // 2] ^= 1
    database.write_bytes(data)
    done = replace(ground, backups=copy).restore(empty)
    assert done.returncode == 2
    assert "database.age was cut or changed" in done.stderr
    assert one(empty, TABLES) == 0


def test_without_the_librarys_own_key_nothing_is_restored(ground: Ground, elsewhere: Site) -> None:
    (elsewhere.home / "vault.key").unlink()
    done = ground.restore(elsewhere)
    assert done.returncode == 2
    assert "vault.key" in done.stderr
    assert one(elsewhere, TABLES) == 0


def test_with_another_librarys_key_nothing_is_restored(ground: Ground, elsewhere: Site) -> None:
    (elsewhere.home / "vault.key").write_text("ab" * 32 + "\n")
    done = ground.restore(elsewhere)
    assert done.returncode == 2
    assert "is not the key of these recordings" in done.stderr
    assert one(elsewhere, TABLES) == 0


def test_a_full_disk_keeps_nothing(ground: Ground, tmp_path: Path) -> None:
    """No file of more than 20 KB can be written (RLIMIT_FSIZE), as on a disk with no more room."""
    command = [str(Path(sys.executable).parent / "safelight"), "backup", str(tmp_path / "full")]
    command += ["--recipient", ground.recipient]
    limited = ["sh", "-c", 'trap "" XFSZ; ulimit -f 20; exec "$@"', "sh", *command]
    done = subprocess.run(limited, env=ground.site.environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "is full: free some of it. Nothing of this backup was kept" in done.stderr
    assert [each.name for each in (tmp_path / "full").iterdir()] == ["lock"]


def test_a_killed_backup_is_none_and_the_next_one_removes_it(ground: Ground, tmp_path: Path) -> None:
    backups = tmp_path / "killed"
    command = [Path(sys.executable).parent / "safelight", "backup", backups, "--recipient", ground.recipient]
    with ground.site.connect() as owner, owner.transaction():
        owner.execute("LOCK TABLE library_recording")  # pg_dump waits, in the middle of it
        taking = subprocess.Popen(command, env=ground.site.environment)
        while not list(backups.glob("unfinished-*/database.age")):
            assert taking.poll() is None
        taking.send_signal(signal.SIGKILL)
        taking.wait()
    other = replace(ground, backups=backups)
    assert "There is no backup" in other.restore(ground.site).stderr
    assert other.backup().returncode == 0
    assert sorted(each.name for each in backups.iterdir())[1:] == ["lock", "objects"]


def test_of_two_at_once_the_second_is_told(ground: Ground, tmp_path: Path) -> None:
    command = [Path(sys.executable).parent / "safelight", "backup", tmp_path, "--recipient", ground.recipient]
    with ground.site.connect() as owner, owner.transaction():
        owner.execute("LOCK TABLE library_recording")
        first = subprocess.Popen(command, env=ground.site.environment)
        while not list(tmp_path.glob("unfinished-*/database.age")):
            assert first.poll() is None
        second = replace(ground, backups=tmp_path).backup()
        assert (second.returncode, "Another backup is being taken" in second.stderr) == (2, True)
    assert first.wait() == 0


def test_nobody_is_named_in_what_is_not_encrypted(ground: Ground) -> None:
    plain = [each for each in ground.backups.rglob("*") if each.is_file()]
    for each in plain:
        data = each.read_bytes()
        assert each.suffix == ".age" or b"Bartholomew" not in data
        assert b"Bartholomew" not in data
