"""The operator's own program that wraps and unwraps a key-encryption key: it asks a key service or a hardware module.

Secrets go through its standard input and output, never through an argument, a log or a message. Its protocol is
in docs/spec/vault-keys.md.
"""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from safelight.vault.errors import UnfitKey
from safelight.vault.kek import KEK_BYTES, Kek

MOST_BYTES: Final = 64 * 1024

_PATIENCE: Final = 30  # seconds


@dataclass(frozen=True, slots=True)
class Program:
    """A program, by its absolute path."""

    path: Path

    def wrap(self, kek: Kek) -> bytes:
        """What only the program can give the key back from. Raises `UnfitKey`."""
        wrapped = self._run("wrap", kek.key)
        if not 0 < len(wrapped) <= MOST_BYTES or kek.key in wrapped:
            raise UnfitKey(f"{self.path} wrap gave no wrapped key. Try it by hand, with 32 bytes as input.")
        return wrapped

    def unwrap(self, wrapped: bytes) -> Kek:
        """Raises `UnfitKey`."""
        key = self._run("unwrap", wrapped)
        if len(key) != KEK_BYTES:
            raise UnfitKey(f"{self.path} unwrap gave {len(key)} bytes, and a key has {KEK_BYTES}.")
        return Kek.of(key)

    def _run(self, what: str, given: bytes) -> bytes:
        # It asks for what it needs by settings of its own; ours hold the database's address and other secrets.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("SAFELIGHT_")}
        try:
            done = subprocess.run(  # noqa: S603 - the operator's own program, by its path, no shell
                [self.path, what],
                input=given,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # may hold a secret
                env=environment,
                timeout=_PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise UnfitKey(f"{self.path} {what} did not end within {_PATIENCE} seconds.") from None
        except OSError as error:
            raise UnfitKey(f"{self.path} cannot be run: {error.strerror}.") from None
        if done.returncode:
            raise UnfitKey(f"{self.path} {what} ended with status {done.returncode}. Try it by hand.")
        return done.stdout
