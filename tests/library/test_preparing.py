"""Setting up: once, twice, and with the vault's key gone or another."""

import pytest

from safelight.library import preparing
from safelight.library.shelf import key_file, keyring
from safelight.vault import kek
from safelight.vault.errors import WrongKey
from tests import cast as play
from tests.cast import Cast


@pytest.fixture(autouse=True)
def schema_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' database has its schema; only what follows is tried here."""
    monkeypatch.setattr(preparing, "call_command", lambda *_, **__: None)


def test_again_changes_nothing(cast: Cast) -> None:
    before = key_file().read_bytes()
    preparing.prepare()
    preparing.prepare()
    assert key_file().read_bytes() == before


def test_a_lost_key_is_not_made_anew(cast: Cast) -> None:
    play.photographed(cast)
    kept = key_file().rename(key_file().with_suffix(".kept"))
    try:
        with pytest.raises(preparing.KeyMissing, match="Restore it"):
            preparing.prepare()
        assert not key_file().exists()
    finally:
        kept.rename(key_file())


def test_another_installations_key_is_refused(cast: Cast) -> None:
    play.photographed(cast)
    kept = key_file().rename(key_file().with_suffix(".kept"))
    keyring.cache_clear()
    try:
        kek.make(key_file())
        with pytest.raises(WrongKey):
            preparing.prepare()
    finally:
        key_file().unlink()
        kept.rename(key_file())
        keyring.cache_clear()
