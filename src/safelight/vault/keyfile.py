"""The file of the key-encryption keys: the one in use first, earlier ones after it. docs/spec/vault-keys.md.

It is read strictly and replaced whole, so that no reader and no loss of power sees half of it.
"""

import base64
import binascii
import os
import re
import secrets
import stat
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from safelight.vault.errors import UnfitKey
from safelight.vault.kek import Kek, from_text
from safelight.vault.program import MOST_BYTES, Program

_MOST_LINES: Final = 64
_MOST_FILE: Final = _MOST_LINES * (MOST_BYTES * 4 // 3 + 64)
_WRAPPED: Final = re.compile(r"wrapped ([0-9a-f]{16}) ([A-Za-z0-9+/]+={0,2})")


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key file at `path`; `program` opens the lines that it has wrapped, and wraps the new ones."""

    path: Path
    program: Program | None = None

    def read(self) -> tuple[Kek, ...]:
        """The key in use, then the earlier ones. Raises `UnfitKey` where the file is missing, malformed, or open to
        others.
        """
        keys = tuple(map(self._kek, self._lines()))
        if len({each.id for each in keys}) != len(keys):
            raise UnfitKey(f"{self.path} has the same key twice. Restore it from its safe place.")
        return keys

    def make(self, kek: Kek) -> None:
        """A new file with one key. Raises `UnfitKey` where there is a file."""
        fresh = self._written([self._line(kek)])
        try:
            # A link and not a rename: a key that is overwritten destroys every recording that it wraps.
            os.link(fresh, self.path)
        except FileExistsError:
            raise UnfitKey(
                f"{self.path} exists. Move it away first, and only if nothing was ever stored with it."
            ) from None
        finally:
            fresh.unlink()
        _synchronise(self.path.parent)

    def prepend(self, kek: Kek) -> None:
        """Another key comes into use; those that are there stay as earlier ones. Raises `UnfitKey`."""
        lines = self._lines()
        if len(lines) == _MOST_LINES:
            raise UnfitKey(f"{self.path} is full of earlier keys. Run safelight vault forget first.")
        self._replace([self._line(kek), *lines])

    def forget(self, needless: Collection[str]) -> None:
        """Take out keys by their IDs; without a line there is no file. Raises `UnfitKey`."""
        kept = [each for each in self._lines() if self._kek(each).id not in needless]
        if kept:
            self._replace(kept)
        else:
            self.path.unlink()
            _synchronise(self.path.parent)

    def _lines(self) -> list[str]:
        try:
            with self.path.open("rb") as file:
                mode = os.fstat(file.fileno()).st_mode
                data = file.read(_MOST_FILE + 1)
        except OSError as error:
            raise UnfitKey(
                f"{self.path} cannot be read: {error.strerror}. Restore it from its safe place."
            ) from None
        if mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise UnfitKey(f"{self.path} is open to others on this machine: run chmod 600 {self.path}.")
        lines = data.decode("latin-1").removesuffix("\n").split("\n")
        if len(lines) > _MOST_LINES or len(data) > _MOST_FILE:
            raise UnfitKey(f"{self.path} is not a key file: it is too long. Restore it from its safe place.")
        return lines

    def _kek(self, line: str) -> Kek:
        match = _WRAPPED.fullmatch(line)
        if match is None:
            return from_text(line, where=str(self.path))
        if self.program is None:
            raise UnfitKey(f"{self.path} has a wrapped key: name the program in SAFELIGHT_VAULT_KEY_PROGRAM.")
        try:
            kek = self.program.unwrap(base64.b64decode(match[2], validate=True))
        except binascii.Error:
            raise UnfitKey(f"{self.path} has a malformed line. Restore it from its safe place.") from None
        if kek.id != match[1]:
            raise UnfitKey(f"{self.program.path} unwrap gave another key than the one that was wrapped.")
        return kek

    def _line(self, kek: Kek) -> str:
        if self.program is None:
            return kek.key.hex()
        wrapped = self.program.wrap(kek)
        if self.program.unwrap(wrapped) != kek:  # before anything depends on it
            raise UnfitKey(f"{self.program.path} does not unwrap what it wrapped. Nothing was changed.")
        return f"wrapped {kek.id} {base64.b64encode(wrapped).decode('ascii')}"

    def _replace(self, lines: Sequence[str]) -> None:
        self._written(lines).replace(self.path)
        _synchronise(self.path.parent)

    def _written(self, lines: Sequence[str]) -> Path:
        """A new file beside the key file, on the disk, that only its owner can read."""
        path = self.path.with_name(f".{self.path.name}.{secrets.token_hex(8)}")
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.writelines(f"{each}\n" for each in lines)
            file.flush()
            os.fsync(file.fileno())
        return path


def _synchronise(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
