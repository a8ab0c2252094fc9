"""Stock `age`, as Debian ships it, opens what the vault has stored, and the vault reads what it has written."""

import re
import secrets
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest

from safelight.vault.age.opening import open_ranges
from safelight.vault.kek import Kek
from safelight.vault.keyfile import KeyFile
from safelight.vault.keys import KeyRing
from safelight.vault.local import LocalStore
from safelight.vault.writing import keep, seal

CHUNK = 64 * 1024  # age-encryption.org/v1, payload
WITHOUT_SAFELIGHT = Path(__file__).parents[1] / "docs" / "without-safelight.md"
SIZES = (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 5)


@pytest.mark.parametrize("size", SIZES)
def test_age_opens_an_object_with_its_exported_identity(tmp_path: Path, size: int) -> None:
    keyring, recording, plain = KeyRing(Kek.generate()), uuid4(), secrets.token_bytes(size)
    sealed = seal(keyring, recording, {"original": plain})
    keep(LocalStore(tmp_path / "objects"), sealed)
    (tmp_path / "identity").write_text(keyring.unwrap(sealed.wrapped, recording).secret)
    (stored,) = (each for each in (tmp_path / "objects").rglob("*") if each.is_file())
    opened = subprocess.run(
        ["age", "--decrypt", "--identity", tmp_path / "identity", stored],  # noqa: S607 - the system's age
        capture_output=True,
        check=True,
    )
    assert opened.stdout == plain


@pytest.mark.parametrize("size", SIZES)
def test_the_vault_reads_what_age_has_written(tmp_path: Path, size: int) -> None:
    keyring, plain = KeyRing(Kek.generate()), secrets.token_bytes(size)
    identity, _ = keyring.new(uuid4())
    store, name = LocalStore(tmp_path / "objects"), secrets.token_hex(16)
    written = subprocess.run(
        ["age", "--recipient", str(identity.recipient)],  # noqa: S607 - the system's age
        input=plain,
        capture_output=True,
        check=True,
    )
    store.put(name, written.stdout)
    with store.open(name) as source:
        ranges = open_ranges(source, identity)
        assert ranges.read(0, ranges.size) == plain
        assert ranges.read(size // 2, 10) == plain[size // 2 : size // 2 + 10]


def test_without_safelight_the_archive_opens_as_its_page_says(tmp_path: Path) -> None:
    """From a row, a key file and an object: the page's own script, then stock age."""
    (script,) = re.findall(r"```python\n(.*?)```", WITHOUT_SAFELIGHT.read_text(), re.DOTALL)
    (tmp_path / "identity.py").write_text(script)
    assert "safelight." not in script
    keys = KeyFile(tmp_path / "vault.key")
    keys.make(Kek.generate())
    keys.prepend(Kek.generate())
    recording = uuid4()
    sealed = seal(KeyRing(*keys.read()), recording, {"original": b"a picture"})
    row = [str(recording), sealed.wrapped.hex()]
    identity = subprocess.run(
        [sys.executable, "-I", tmp_path / "identity.py", keys.path, *row], capture_output=True, check=True
    )
    (tmp_path / "identity.txt").write_bytes(identity.stdout)
    opened = subprocess.run(
        ["age", "--decrypt", "--identity", tmp_path / "identity.txt"],  # noqa: S607 - the system's age
        input=sealed.objects["original"].data,
        capture_output=True,
        check=True,
    )
    assert opened.stdout == b"a picture"
