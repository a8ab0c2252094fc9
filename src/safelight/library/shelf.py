"""This installation's vault: where its objects lie and the key that opens their keys. Made once a process."""

from functools import cache
from pathlib import Path

from django.conf import settings

from safelight.vault.keys import KeyRing
from safelight.vault.local import LocalStore
from safelight.vault.store import Store


@cache
def shelf() -> Store:
    """Where the objects lie."""
    return LocalStore(_home() / "objects")


@cache
def keyring() -> KeyRing:
    """The key-encryption key. Raises if its file is missing, of the wrong length, or open to others."""
    return KeyRing.from_file(_home() / "vault.key")


def _home() -> Path:
    home: Path = settings.SAFELIGHT_HOME
    return home
