"""From an empty installation to one that can serve: the schema, the tables' tables, the keys, the browser's
files.
"""

from typing import Final

from django.core.management import call_command
from django.utils import timezone

from safelight.ledger import checkpoints
from safelight.library.intake import sweep
from safelight.library.shelf import key_file
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


def prepare() -> None:
    """Do what is not done yet. Running it again changes nothing."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=SOURCES)
    if not key_file().exists():
        kek.make(key_file())
    checkpoints.signer()
    sweep(timezone.now())
