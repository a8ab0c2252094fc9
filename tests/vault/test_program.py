"""A key-encryption key that only the operator's program can unwrap."""

import os
import sys
from pathlib import Path

import pytest

from safelight.vault.errors import UnfitKey
from safelight.vault.kek import Kek
from safelight.vault.keyfile import KeyFile
from safelight.vault.program import Program

KEK, OTHER = Kek.of(b"1" * 32), Kek.of(b"2" * 32)

# A key service in a few lines: AES-GCM under a key that is its own.
SERVICE = f"""#!{sys.executable}
import os, sys
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
given, cipher = sys.stdin.buffer.read(), AESGCM(b"m" * 32)
if sys.argv[1:] == ["wrap"]:
    nonce = os.urandom(12)
    sys.stdout.buffer.write(nonce + cipher.encrypt(nonce, given, None))
elif sys.argv[1:] == ["unwrap"]:
    sys.stdout.buffer.write(cipher.decrypt(given[:12], given[12:], None))
"""


def program(folder: Path, text: str) -> Program:
    path = folder / "key-service"
    path.write_text(text)
    path.chmod(0o700)
    return Program(path)


@pytest.fixture
def service(tmp_path: Path) -> Program:
    return program(tmp_path, SERVICE)


def test_what_is_wrapped_is_unwrapped(service: Program) -> None:
    wrapped = service.wrap(KEK)
    assert KEK.key not in wrapped
    assert service.unwrap(wrapped) == KEK


def test_the_file_holds_no_key(service: Program, tmp_path: Path) -> None:
    keys = KeyFile(tmp_path / "vault.key", service)
    keys.make(KEK)
    keys.prepend(OTHER)
    assert keys.read() == (OTHER, KEK)
    text = keys.path.read_text()
    assert text.startswith(f"wrapped {OTHER.id} ")
    assert KEK.key.hex() not in text
    assert OTHER.key.hex() not in text


def test_a_plain_key_stays_as_an_earlier_one(service: Program, tmp_path: Path) -> None:
    KeyFile(tmp_path / "vault.key").make(KEK)
    keys = KeyFile(tmp_path / "vault.key", service)
    keys.prepend(OTHER)
    assert keys.read() == (OTHER, KEK)
    keys.forget({KEK.id})
    assert KEK.key.hex() not in keys.path.read_text()


def test_without_the_program_its_line_is_not_read(service: Program, tmp_path: Path) -> None:
    KeyFile(tmp_path / "vault.key", service).make(KEK)
    with pytest.raises(UnfitKey, match="SAFELIGHT_VAULT_KEY_PROGRAM"):
        KeyFile(tmp_path / "vault.key").read()


def test_another_key_under_the_same_line_is_refused(service: Program, tmp_path: Path) -> None:
    keys = KeyFile(tmp_path / "vault.key", service)
    keys.make(KEK)
    keys.path.write_text(keys.path.read_text().replace(KEK.id, OTHER.id))
    with pytest.raises(UnfitKey, match="another key"):
        keys.read()


def test_it_is_not_told_our_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAFELIGHT_SECRET_KEY", "ours")
    monkeypatch.setenv("KEY_SERVICE_REGION", "its own")
    seen = program(tmp_path, '#!/bin/sh\ncat >/dev/null; env; echo "arguments: $*"\n').wrap(KEK)
    assert b"SAFELIGHT" not in seen
    assert b"KEY_SERVICE_REGION" in seen
    assert b"arguments: wrap\n" in seen
    assert os.environ["SAFELIGHT_SECRET_KEY"] == "ours"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#!/bin/sh\ncat; echo secret-of-the-service >&2; exit 3\n", "status 3"),
        ("#!/bin/sh\ncat\n", "no wrapped key"),
        ("#!/bin/sh\ncat >/dev/null\n", "no wrapped key"),
        ("#!/bin/sh\nhead -c 70000 /dev/zero\n", "no wrapped key"),
        ("#!/nowhere/at/all\n", "cannot be run"),
    ],
)
def test_a_program_that_fails_is_named_and_nothing_it_said(
    tmp_path: Path, text: str, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UnfitKey, match=said) as refusal:
        program(tmp_path, text).wrap(KEK)
    assert "secret-of-the-service" not in str(refusal.value) + capfd.readouterr().err


def test_a_program_that_gives_another_key_back_changes_nothing(tmp_path: Path) -> None:
    forgetful = '#!/bin/sh\ncat >/dev/null\n[ "$1" = wrap ] && echo wrapped || head -c 32 /dev/zero\n'
    keys = KeyFile(tmp_path / "vault.key", program(tmp_path, forgetful))
    with pytest.raises(UnfitKey, match="does not unwrap what it wrapped"):
        keys.make(KEK)
    assert not keys.path.exists()
