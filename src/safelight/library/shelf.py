"""The installation's vault: where its objects lie and the keys that open their keys."""

from functools import cache, lru_cache

from django.conf import settings

from safelight.vault.keyfile import KeyFile
from safelight.vault.keys import KeyRing
from safelight.vault.place import Folder
from safelight.vault.program import Program
from safelight.vault.store import Store

Stamp = tuple[int, ...]
"""What of a file changes when it is replaced: its inode, size and time."""


@cache
def shelf() -> Store:
    """Where the objects lie; opened once a process. Raises `StoreUnavailable`."""
    store: Store = settings.SAFELIGHT_VAULT.open()
    return store


def is_near() -> bool:
    """Whether objects are read from a folder: that takes no time worth a thread."""
    return isinstance(settings.SAFELIGHT_VAULT, Folder)


def keyring() -> KeyRing:
    """The key-encryption keys as they are now: a rotation is noticed without a restart. Raises `UnfitKey` if the
    file is missing, malformed, or open to others.
    """
    return _keyring(_stamp())


def key_file() -> KeyFile:
    """Where the key-encryption keys lie, unless the environment holds them. Without them no recording can be opened
    again: keep a copy elsewhere.
    """
    program = settings.SAFELIGHT_VAULT_KEY_PROGRAM
    return KeyFile(settings.SAFELIGHT_HOME / "vault.key", Program(program) if program else None)


@lru_cache(maxsize=1)
def _keyring(_: Stamp) -> KeyRing:
    keys = list(settings.SAFELIGHT_VAULT_KEYS)
    if not keys or key_file().path.exists():
        keys += key_file().read()
    return KeyRing(*keys)


def _stamp() -> Stamp:
    try:
        found = key_file().path.stat()
    except FileNotFoundError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns
