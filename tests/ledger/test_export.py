"""An export of a real installation, forged in every way that a court may have to ask about, before both verifiers.

Both are run as an expert would run them: a file, the public key, nothing else.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from safelight.trail.note import Signer
from tests.ledger import forging
from tests.ledger.forging import Forging, Lines
from tests.serving import Site, installed

VERIFIER = Path(__file__).parents[2] / "verifier" / "verify_trail.py"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("export") / "home", "photographed") as site:
        assert site.run("safelight", "trail", "checkpoint").returncode == 0
        site.play("withdraw")
        yield site


@pytest.fixture(scope="module")
def honest(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("handed-over") / "trail.jsonl"
    done = site.run("safelight", "trail", "export", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    return file


@pytest.fixture(scope="module")
def signer(site: Site) -> Signer:
    return Signer.parse((site.home / "trail" / "signing.key").read_text().strip())


def ours(*arguments: str) -> subprocess.CompletedProcess[str]:
    """`safelight trail verify` on a machine on which nothing is set up: no database, no settings."""
    return _run(Path(sys.executable).parent / "safelight", "trail", "verify", *arguments)


def alone(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The stand-alone verifier."""
    return _run(sys.executable, "-I", VERIFIER, *arguments)


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("SAFELIGHT", "DJANGO"))}
    return subprocess.run(
        command, env=bare, cwd="/", capture_output=True, text=True, check=False, timeout=120
    )


BOTH = pytest.mark.parametrize("verify", [ours, alone])


@BOTH
def test_an_honest_export_is_sound(honest: Path, signer: Signer, verify: type[ours]) -> None:
    done = verify(str(honest), "--key", str(signer.verifier))
    assert (done.returncode, done.stderr) == (0, "")
    count = len(forging.entries(honest.read_bytes().splitlines(keepends=True)))
    assert f"The trail is sound: {count} entries, {count} of them under a checkpoint." in done.stdout


def test_the_stand_alone_verifier_is_one_file_of_the_standard_library_and_cryptography() -> None:
    imported = {
        line.split()[1].split(".")[0]
        for line in VERIFIER.read_text().splitlines()
        if line.startswith(("import ", "from "))
    }
    assert imported - sys.stdlib_module_names == {"cryptography"}


FORGERIES: list[tuple[Forging, set[str], str]] = [
    (forging.changed, {"altered"}, "Entry 3 was altered."),
    (forging.changed_with_its_hash, {"rewritten"}, "they do not give the root that was signed"),
    (forging.removed, {"removed"}, "Entry 3 is missing: entry 4 stands in that place."),
    (
        forging.removed_and_renumbered,
        {"rewritten", "truncated"},
        "some were altered, removed, inserted or reordered",
    ),
    (forging.inserted, {"inserted"}, "There are two entries 3: one was inserted."),
    (forging.inserted_and_renumbered, {"inserted"}, "entries were inserted, or it was moved"),
    (forging.reordered, {"removed", "reordered"}, "Entry 3 is out of order: it stands behind entry 4."),
    (forging.back_dated, {"back-dated", "rewritten"}, "It was back-dated, or put there later."),
    (forging.truncated, {"truncated"}, "the library signed that there were"),
    (forging.forged, {"forged-checkpoint"}, "was not signed by the library"),
    (forging.forked, {"forked"}, "signed two different histories"),
]


@BOTH
@pytest.mark.parametrize(("forge", "kinds", "words"), FORGERIES, ids=[each[0].__name__ for each in FORGERIES])
def test_a_forged_export_is_found(
    honest: Path,
    signer: Signer,
    tmp_path: Path,
    verify: type[ours],
    forge: Forging,
    kinds: set[str],
    words: str,
) -> None:
    file = _written(tmp_path, forge(honest.read_bytes().splitlines(keepends=True), signer))
    done = verify(str(file), "--key", str(signer.verifier))
    *found, summary = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (1, "")
    assert {each.partition(":")[0] for each in found} == kinds
    assert words in done.stdout
    assert "The trail is NOT sound" in summary


@BOTH
def test_an_end_cut_off_with_its_checkpoints_is_found_by_a_checkpoint_from_elsewhere(
    site: Site, honest: Path, signer: Signer, tmp_path: Path, verify: type[ours]
) -> None:
    file = _written(tmp_path, forging.cut_off(honest.read_bytes().splitlines(keepends=True), signer))
    key = site.home / "trail" / "verifying.key"
    assert verify(str(file), "--key", str(key)).returncode == 0
    kept = site.home / "trail" / "checkpoints"
    done = verify(str(file), "--key", str(key), "--checkpoint", str(kept))
    assert done.returncode == 1
    assert done.stdout.startswith("truncated: The trail ends after")


@BOTH
@pytest.mark.parametrize(
    "arguments",
    [
        ["--key", "safelight+00000000+AQOhB7"],
        ["--key", "safelight+12345678+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"],
        [
            "--key",
            "safelight+cd3be11b+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
            "--checkpoint",
            "/nowhere",
        ],
        [
            "--key",
            "safelight+cd3be11b+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
            "--authority",
            str(VERIFIER),
        ],
    ],
)
def test_what_cannot_be_checked_is_no_finding(honest: Path, verify: type[ours], arguments: list[str]) -> None:
    done = verify(str(honest), *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_an_export_names_nobody_and_is_an_entry_itself(site: Site, honest: Path) -> None:
    text = honest.read_text()
    with site.connect() as connection:
        known = connection.execute(
            "SELECT id::text FROM people_patient UNION SELECT nhs_number FROM people_patient"
            " UNION SELECT family_name FROM people_patient UNION SELECT encode(salt, 'hex') FROM ledger_salt"
        ).fetchall()
    assert [each for (each,) in known if each in text] == []
    assert b'"event":"trail:export"' in _entries(honest)[-1]


def test_an_export_overwrites_nothing(site: Site, honest: Path) -> None:
    before = honest.read_bytes()
    done = site.run("safelight", "trail", "export", str(honest))
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing was written" in done.stderr
    assert honest.read_bytes() == before


def test_who_is_erased_leaves_the_proof_whole(site: Site, signer: Signer, tmp_path: Path) -> None:
    file = tmp_path / "before.jsonl"
    assert site.run("safelight", "trail", "export", str(file)).returncode == 0
    with site.connect() as connection:
        gone = connection.execute("DELETE FROM ledger_salt WHERE kind = 'patient'").rowcount
    assert gone > 0
    for verify in (ours, alone):
        assert verify(str(file), "--key", str(signer.verifier)).returncode == 0
    after = tmp_path / "after.jsonl"
    assert site.run("safelight", "trail", "export", str(after)).returncode == 0
    assert "The trail is sound" in site.run("safelight", "trail", "verify").stdout
    assert set(_entries(file)) < set(_entries(after))


def _entries(file: Path) -> Lines:
    return [line for line in file.read_bytes().splitlines() if line.startswith(b'{"entry":')]


def _written(folder: Path, lines: Lines) -> Path:
    file = folder / "forged.jsonl"
    file.write_bytes(b"".join(lines))
    return file


@BOTH
def test_one_entry_and_growth_are_proven_without_the_rest(
    site: Site, honest: Path, signer: Signer, tmp_path: Path, verify: type[ours]
) -> None:
    proof, growth = tmp_path / "entry.tlog-proof", tmp_path / "growth"
    proof.write_text(site.run("safelight", "trail", "prove", "3").stdout)
    done = verify(str(proof), "--key", str(signer.verifier))
    assert done.returncode == 0
    assert done.stdout.startswith("This is entry 3 of the ")
    proof.write_text(proof.read_text().replace("index 3", "index 4"))
    assert verify(str(proof), "--key", str(signer.verifier)).returncode == 1

    kept = site.home / "trail" / "checkpoints"
    old = kept.read_text().splitlines()[1]
    growth.write_text(site.run("safelight", "trail", "prove", "--since", old).stdout)
    done = verify(str(growth), "--key", str(signer.verifier), "--checkpoint", str(kept))
    assert done.stdout.startswith(f"The trail only grew, from {old} to ")


@pytest.mark.parametrize(
    "asked", [["prove"], ["prove", "1", "--since", "1"], ["prove", "99999"], ["prove", "--since", "0"]]
)
def test_what_cannot_be_proven_is_said(site: Site, asked: list[str]) -> None:
    done = site.run("safelight", "trail", *asked)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
