"""What the environment says of the vault: where objects lie, and which keys open their keys."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from safelight.vault.errors import UnfitKey
from safelight.vault.kek import Kek, from_text
from safelight.vault.place import Bucket, Folder, parse

DAYS: Final = 30  # within which every object is read again, unless it is said otherwise
MOST_DAYS: Final = 366


@dataclass(frozen=True, slots=True)
class Vault:
    """Where objects lie, and the keys that are not in the file: the one in use first, then an earlier one."""

    place: Folder | Bucket
    keys: tuple[Kek, ...] = field(repr=False)
    key_program: Path | None
    check_days: int

    @classmethod
    def of(cls, values: Mapping[str, str], home: Path) -> "Vault":
        """Raises `Unsound`."""
        keys = tuple(_keys(values))
        program = _program(values)
        if keys and program:
            raise Unsound(
                "SAFELIGHT_VAULT_KEY_PROGRAM", "cannot be set beside SAFELIGHT_VAULT_KEY: leave one out."
            )
        return cls(_place(values, home), keys, program, _days(values))


class Unsound(Exception):
    """A variable, `name`, and what is wrong with it; its value, which may be a secret, is not repeated."""

    def __init__(self, name: str, remedy: str) -> None:
        super().__init__(name, remedy)
        self.name, self.remedy = name, remedy


def _place(values: Mapping[str, str], home: Path) -> Folder | Bucket:
    text = values.get("SAFELIGHT_VAULT", "").strip()
    try:
        return parse(text) if text else Folder(home / "objects")
    except ValueError as error:
        raise Unsound("SAFELIGHT_VAULT", str(error)) from None


def _keys(values: Mapping[str, str]) -> list[Kek]:
    names = [name for name in ("SAFELIGHT_VAULT_KEY", "SAFELIGHT_VAULT_KEY_BEFORE") if values.get(name)]
    if names == ["SAFELIGHT_VAULT_KEY_BEFORE"]:
        raise Unsound(names[0], "is the key before SAFELIGHT_VAULT_KEY, which is not set.")
    try:
        return [from_text(values[name].strip(), where=name) for name in names]
    except UnfitKey:
        raise Unsound(" or ".join(names), "is not a key: 64 hexadecimal digits in lower case.") from None


def _program(values: Mapping[str, str]) -> Path | None:
    text = values.get("SAFELIGHT_VAULT_KEY_PROGRAM", "").strip()
    path = Path(text)
    if text and not (path.is_absolute() and path.is_file() and os.access(path, os.X_OK)):
        raise Unsound(
            "SAFELIGHT_VAULT_KEY_PROGRAM", "names no program that can be run: give its whole path alone."
        )
    return path if text else None


def _days(values: Mapping[str, str]) -> int:
    text = values.get("SAFELIGHT_VAULT_CHECK_DAYS", "").strip() or str(DAYS)
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_DAYS):
        raise Unsound("SAFELIGHT_VAULT_CHECK_DAYS", f"is not a number of days from 1 to {MOST_DAYS}.")
    return int(text)
