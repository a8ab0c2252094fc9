"""The file of the key-encryption key: made once, private, and refused when it is not as it should be."""

import hashlib
import stat
from pathlib import Path

import pytest

from safelight.vault.errors import UnfitKey
from safelight.vault.kek import from_file, from_text, make

DIGITS = bytes(range(32)).hex()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "vault.key"
    make(path, lambda count: bytes(range(count)))
    return path


def test_a_key_that_is_made_is_read_back(tmp_path: Path) -> None:
    made = make(tmp_path / "key")
    assert from_file(tmp_path / "key") == made


def test_the_file_is_as_specified(file: Path) -> None:
    assert file.read_text() == f"{DIGITS}\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_id_is_as_specified(file: Path) -> None:
    kek = from_file(file)
    assert kek.key == bytes(range(32))
    assert kek.id == hashlib.sha256(b"safelight/kek-id/v1\x00" + kek.key).hexdigest()[:16]


def test_a_key_is_never_overwritten(file: Path) -> None:
    with pytest.raises(UnfitKey, match="exists"):
        make(file)
    assert file.read_text() == f"{DIGITS}\n"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o610])
def test_a_file_that_others_can_open_is_refused(file: Path, mode: int) -> None:
    file.chmod(mode)
    with pytest.raises(UnfitKey, match="chmod 600"):
        from_file(file)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        DIGITS[:-1].encode(),
        f"{DIGITS}0\n".encode(),
        f"{DIGITS}\n\n".encode(),
        DIGITS.upper().encode(),
        b"\xff" * 65,
    ],
)
def test_a_file_of_another_shape_is_refused(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(UnfitKey, match="64 hexadecimal digits"):
        from_file(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnfitKey, match="nowhere"):
        from_file(tmp_path / "nowhere")


def test_an_environment_secret_is_a_key_too(file: Path) -> None:
    assert from_text(DIGITS, where="SAFELIGHT_VAULT_KEY") == from_file(file)
    with pytest.raises(UnfitKey, match="SAFELIGHT_VAULT_KEY"):
        from_text(f"{DIGITS}\n", where="SAFELIGHT_VAULT_KEY")


def test_a_key_is_not_printed(file: Path) -> None:
    assert DIGITS not in repr(from_file(file))
    assert "\\x01" not in repr(from_file(file))
