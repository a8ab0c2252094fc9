"""Setting up: once, twice, and with the vault's key gone or another."""

import pytest

from safelight.library import preparing
from safelight.library.shelf import key_file
from safelight.vault.errors import WrongKey
from safelight.vault.kek import Kek
from tests import cast as play
from tests.cast import Cast


@pytest.fixture(autouse=True)
def schema_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' database has its schema; only what follows is tried here."""
    monkeypatch.setattr(preparing, "call_command", lambda *_, **__: None)


def test_again_changes_nothing(cast: Cast) -> None:
    before = key_file().path.read_bytes()
    preparing.prepare()
    preparing.prepare()
    assert key_file().path.read_bytes() == before


def test_a_lost_key_is_not_made_anew(cast: Cast) -> None:
    play.photographed(cast)
    kept = key_file().path.rename(key_file().path.with_suffix(".kept"))
    try:
        with pytest.raises(preparing.KeyMissing, match="Restore it"):
            preparing.prepare()
        assert not key_file().path.exists()
    finally:
        kept.rename(key_file().path)


def test_another_installations_key_is_refused(cast: Cast) -> None:
    play.photographed(cast)
    kept = key_file().path.rename(key_file().path.with_suffix(".kept"))
    try:
        key_file().make(Kek.generate())
        with pytest.raises(WrongKey):
            preparing.prepare()
    finally:
        key_file().path.unlink()
        kept.rename(key_file().path)
