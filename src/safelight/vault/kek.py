"""The key-encryption key: made at set-up, read at every start, never printed. docs/spec/vault-keys.md."""

import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from safelight.vault.errors import UnfitKey

KEK_BYTES: Final = 32  # AES-256

_WRITTEN: Final = re.compile(r"[0-9a-f]{64}")
_ID_DOMAIN: Final = b"safelight/kek-id/v1\x00"
_ID_BYTES: Final = 8
_FILE_BYTES: Final = 2 * KEK_BYTES + 1  # the digits and a newline


@dataclass(frozen=True, slots=True)
class Kek:
    """A key-encryption key, 32 bytes, and the ID that stands in what it wrapped."""

    key: bytes = field(repr=False)
    id: str


def make(path: Path, random: Callable[[int], bytes] = os.urandom) -> Kek:
    """A new key in a new file that only its owner can read. Raises `UnfitKey` where there is a file."""
    key = random(KEK_BYTES)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        # A key that is overwritten destroys every recording that it wraps.
        raise UnfitKey(
            f"{path} exists. Move it away first, and only if nothing was ever stored with it."
        ) from None
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{key.hex()}\n")
        file.flush()
        os.fsync(file.fileno())
    _synchronise(path.parent)
    return _kek(key)


def from_file(path: Path) -> Kek:
    """The key in `path`. Raises `UnfitKey` where it is missing, malformed, or open to others."""
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            data = file.read(_FILE_BYTES + 1)
    except OSError as error:
        raise UnfitKey(f"{path} cannot be read: {error.strerror}. Restore it from its safe place.") from None
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise UnfitKey(f"{path} is open to others on this machine: run chmod 600 {path}.")
    return from_text(data.decode("latin-1").removesuffix("\n"), where=str(path))


def from_text(text: str, *, where: str) -> Kek:
    """The key written as 64 hexadecimal digits in the setting or file `where`. Raises `UnfitKey`."""
    if not _WRITTEN.fullmatch(text):
        digits = 2 * KEK_BYTES
        raise UnfitKey(
            f"{where} is not a key: it needs {digits} hexadecimal digits in lower case. Restore it."
        )
    return _kek(bytes.fromhex(text))


def _kek(key: bytes) -> Kek:
    return Kek(key, sha256(_ID_DOMAIN + key).digest()[:_ID_BYTES].hex())


def _synchronise(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
