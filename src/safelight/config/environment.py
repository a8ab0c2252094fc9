"""What an installation is told by its environment. A missing or unsound value stops the start, and says
what to set.
"""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from safelight.config.mail import Mail
from safelight.config.vault import Unsound, Vault
from safelight.policy.default import STACK
from safelight.policy.hospital import open_profile
from safelight.policy.profile import ProfileError
from safelight.policy.stack import Stack

SHORTEST_SECRET: Final = 40


class Misconfigured(Exception):
    """The environment lacks something; `name` is the variable, the message says how to set it."""

    def __init__(self, name: str, remedy: str) -> None:
        super().__init__(f"{name} {remedy}")
        self.name = name


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings of one installation."""

    database_url: str
    home: Path  # the keys, the checkpoints of the trail and, if nothing else is said, the vault's objects
    vault: Vault
    secret_key: str
    hosts: tuple[str, ...]
    https: bool
    demonstration: bool
    stack: Stack  # what decides: the hospital's packs and choices
    forms: Path | None  # the hospital's own wording of its forms
    mail: Mail | None  # without it nobody is reminded by mail
    hospital: str  # its name, as it is printed on forms
    records_outbox: Path | None  # where the records system takes signed forms from
    timestamps: str | None  # the authority that stamps the trail's checkpoints
    credentials: Path | None  # the hospital's own key and certificates for content credentials


def read(values: Mapping[str, str] = os.environ) -> Environment:
    """Read `SAFELIGHT_*`. Raises `Misconfigured` for what is missing or unsound."""
    home = Path(_required(values, "SAFELIGHT_HOME", "names the folder for the vault and its keys."))
    secret = _required(values, "SAFELIGHT_SECRET_KEY", f"is at least {SHORTEST_SECRET} random characters.")
    if len(secret) < SHORTEST_SECRET:
        raise Misconfigured(
            "SAFELIGHT_SECRET_KEY", f"is too short: give at least {SHORTEST_SECRET} random characters."
        )
    return Environment(
        database_url=_required(values, "SAFELIGHT_DATABASE_URL", "is postgresql://user@host/name."),
        home=home,
        vault=_vault(values, home),
        secret_key=secret,
        hosts=tuple(
            _required(values, "SAFELIGHT_HOSTS", "lists the host names it answers to, by commas.").split(",")
        ),
        https=_switch(values, "SAFELIGHT_HTTPS", "on"),
        demonstration=_switch(values, "SAFELIGHT_DEMONSTRATION", "off"),
        stack=_stack(values),
        forms=_folder(values, "SAFELIGHT_FORMS"),
        mail=_mail(values),
        hospital=values.get("SAFELIGHT_HOSPITAL", "").strip(),
        records_outbox=_folder(values, "SAFELIGHT_RECORDS_OUTBOX"),
        timestamps=_address(values, "SAFELIGHT_TIMESTAMPS"),
        credentials=_file(values, "SAFELIGHT_CREDENTIALS"),
    )


def private(folder: Path) -> Path:
    """`folder`, made if need be, and refused if others on the machine can look into it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Misconfigured("SAFELIGHT_HOME", f"is {folder}, which others can open: run chmod 700 {folder}.")
    return folder


def _required(values: Mapping[str, str], name: str, meaning: str) -> str:
    value = values.get(name, "").strip()
    if not value:
        raise Misconfigured(name, f"is not set. It {meaning} `safelight demo` sets everything for a trial.")
    return value


def _vault(values: Mapping[str, str], home: Path) -> Vault:
    try:
        return Vault.of(values, home)
    except Unsound as unsound:
        raise Misconfigured(unsound.name, unsound.remedy) from None


def _stack(values: Mapping[str, str]) -> Stack:
    """The stack of the hospital's profile; without one, of the example that comes with Safelight."""
    file = values.get("SAFELIGHT_PROFILE", "").strip()
    if not file:
        return STACK
    try:
        return open_profile(Path(file))
    except ProfileError as error:
        raise Misconfigured("SAFELIGHT_PROFILE", f"cannot be followed: {error}.") from error


def _folder(values: Mapping[str, str], name: str) -> Path | None:
    """A folder that need not be named."""
    value = values.get(name, "").strip()
    if value and not Path(value).is_dir():
        raise Misconfigured(name, f"is {value}, which is no folder: name one, or leave it out.")
    return Path(value) if value else None


def _file(values: Mapping[str, str], name: str) -> Path | None:
    """A file that need not be named, and that nobody else may read: a key is in it."""
    value = values.get(name, "").strip()
    if not value:
        return None
    file = Path(value)
    if not file.is_file():
        raise Misconfigured(name, f"is {value}, which is no file: name one, or leave it out.")
    if file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Misconfigured(name, f"is {value}, which others can open: run chmod 600 {value}.")
    return file


def _address(values: Mapping[str, str], name: str) -> str | None:
    """The address of a server that need not be named."""
    value = values.get(name, "").strip()
    if value and not value.startswith(("http://", "https://")):
        raise Misconfigured(
            name, "is no address: give one that begins with http:// or https://, or leave it out."
        )
    return value or None


def _mail(values: Mapping[str, str]) -> Mail | None:
    """The mail server, if one is named; then the sender must be too."""
    server = values.get("SAFELIGHT_SMTP", "").strip()
    if not server:
        return None
    sender = _required(values, "SAFELIGHT_MAIL_FROM", "is the address from which reminders come.")
    try:
        return Mail.of(server, sender)
    except ValueError as error:
        raise Misconfigured("SAFELIGHT_SMTP", str(error)) from None


def _switch(values: Mapping[str, str], name: str, otherwise: str) -> bool:
    value = values.get(name, otherwise)
    if value not in ("on", "off"):
        raise Misconfigured(name, f"is {value!r}: set it to on or off.")
    return value == "on"
