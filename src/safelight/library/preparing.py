"""From an empty installation to one that can serve: the schema, the tables' tables, the keys, the browser's
files.
"""

from typing import Final

from django.core.management import call_command
from django.utils import timezone

from safelight.ledger import checkpoints
from safelight.library.intake import sweep
from safelight.library.models import Recording
from safelight.library.shelf import key_file, keyring
from safelight.vault import kek

# What nhsuk-frontend is built from; a browser gets what is built.
SOURCES: Final = [
    "common",
    "components",
    "core",
    "errors",
    "lib",
    "macros",
    "*.njk",
    "*.scss*",
    "*.mts*",
    "*.mjs*",
]


class KeyMissing(Exception):
    """There are recordings, and not the key that opens them."""


def prepare() -> None:
    """Do what is not done yet. Running it again changes nothing. Raises `KeyMissing` or `WrongKey`."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=SOURCES)
    _ensure_key()
    checkpoints.signer()
    sweep(timezone.now())


def _ensure_key() -> None:
    """A key for an empty library; for one that is not, the key that it was filled with."""
    one = Recording.objects.exclude(key=None).first()
    if one is None:
        if not key_file().exists():
            kek.make(key_file())
    elif not key_file().exists():
        raise KeyMissing(
            f"{key_file()} is missing, and without it no recording can be opened. Restore it from a copy."
        )
    else:
        keyring().unwrap(bytes(one.key or b""), one.pk)
