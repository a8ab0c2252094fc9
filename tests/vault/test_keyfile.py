"""The file of the key-encryption keys: private, replaced whole, and refused when it is not as it should be."""

import hashlib
import stat
from pathlib import Path

import pytest

from safelight.vault.errors import UnfitKey
from safelight.vault.kek import Kek, from_text
from safelight.vault.keyfile import KeyFile

DIGITS = bytes(range(32)).hex()


FIRST = Kek.generate(lambda count: bytes(range(count)))
SECOND, THIRD = Kek.of(b"2" * 32), Kek.of(b"3" * 32)


def from_file(path: Path) -> Kek:
    return KeyFile(path).read()[0]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "vault.key"
    KeyFile(path).make(FIRST)
    return path


def test_a_key_that_is_made_is_read_back(tmp_path: Path) -> None:
    made = Kek.generate()
    KeyFile(tmp_path / "key").make(made)
    assert KeyFile(tmp_path / "key").read() == (made,)


def test_the_file_is_as_specified(file: Path) -> None:
    assert file.read_text() == f"{DIGITS}\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_id_is_as_specified(file: Path) -> None:
    kek = from_file(file)
    assert kek.key == bytes(range(32))
    assert kek.id == hashlib.sha256(b"safelight/kek-id/v1\x00" + kek.key).hexdigest()[:16]


def test_a_key_is_never_overwritten(file: Path) -> None:
    with pytest.raises(UnfitKey, match="exists"):
        KeyFile(file).make(SECOND)
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
        f"{DIGITS}\n{DIGITS[:-1]}\n".encode(),
        f"wrapped {'0' * 16}\n".encode(),
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


def test_another_key_comes_into_use_and_the_first_stays(file: Path) -> None:
    KeyFile(file).prepend(SECOND)
    KeyFile(file).prepend(THIRD)
    assert KeyFile(file).read() == (THIRD, SECOND, FIRST)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_keys_are_forgotten(file: Path) -> None:
    KeyFile(file).prepend(SECOND)
    KeyFile(file).prepend(THIRD)
    KeyFile(file).forget({SECOND.id})
    assert KeyFile(file).read() == (THIRD, FIRST)
    KeyFile(file).forget({FIRST.id, THIRD.id})
    assert not file.exists()


def test_a_file_is_replaced_and_never_written_in_place(file: Path) -> None:
    with file.open("rb") as before:
        KeyFile(file).prepend(SECOND)
        assert before.read() == f"{DIGITS}\n".encode()


def test_the_same_key_twice_is_refused(file: Path) -> None:
    file.write_text(f"{DIGITS}\n{DIGITS}\n")
    with pytest.raises(UnfitKey, match="twice"):
        KeyFile(file).read()


def test_a_file_takes_no_more_than_its_lines(file: Path) -> None:
    for number in range(63):
        KeyFile(file).prepend(Kek.of(bytes([200 - number]) * 32))
    with pytest.raises(UnfitKey, match="vault forget"):
        KeyFile(file).prepend(THIRD)
    file.write_text(file.read_text() + f"{THIRD.key.hex()}\n")
    with pytest.raises(UnfitKey, match="too long"):
        KeyFile(file).read()
