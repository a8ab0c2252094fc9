"""The installation's vault: where its objects lie and the key that opens their keys. Made once a process."""

from functools import cache
from pathlib import Path

from django.conf import settings

from safelight.vault import kek
from safelight.vault.keys import KeyRing
from safelight.vault.local import LocalStore
from safelight.vault.store import Store


@cache
def shelf() -> Store:
    """Where the objects lie."""
    return LocalStore(_home() / "objects")


@cache
def keyring() -> KeyRing:
    """The key-encryption key. Raises `UnfitKey` if its file is missing, malformed, or open to others."""
    return KeyRing.of(kek.from_file(key_file()))


def key_file() -> Path:
    """Where the key-encryption key lies. Without it no recording can be opened again: keep a copy
    elsewhere.
    """
    return _home() / "vault.key"


def _home() -> Path:
    home: Path = settings.SAFELIGHT_HOME
    return home
