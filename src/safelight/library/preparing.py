"""From an empty installation to one that can serve: the schema, the keys, the browser's files, the words of the
forms.
"""

from typing import Final

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from safelight.consent.actions import adopt
from safelight.consent.wordings import files
from safelight.ledger import place
from safelight.ledger.acting import Unattended
from safelight.library import in_force
from safelight.library.destroying import reconcile
from safelight.library.intake import sweep
from safelight.library.models import Document, Recording
from safelight.library.shelf import key_file, keyring, shelf
from safelight.vault.kek import Kek
from safelight.vault.store import probe

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


def prepare(watch: in_force.Watch = in_force.unwatched) -> None:
    """Do what is not done yet. Running it again changes nothing. `watch` sees how far it is, if all recordings are
    to be asked about.

    Raises `KeyMissing`, `FormFileRefused` or a `VaultFailure`.
    """
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=SOURCES)
    _ensure_key()
    probe(shelf())
    reconcile(timezone.now())
    place.signer()
    adopt_forms()
    in_force.follow(timezone.now(), watch)
    sweep(timezone.now())


def adopt_forms() -> None:
    """Bring the forms into force as their files now read. Raises `FormFileRefused`."""
    by = Unattended("set-up", timezone.now())
    for each in files.in_force(settings.SAFELIGHT_FORMS, settings.SAFELIGHT_STACK):
        adopt(by, each)


def _ensure_key() -> None:
    """A key for an empty library; for one that is not, the key that it was filled with."""
    one = (
        Recording.objects.exclude(key=None).values_list("pk", "key").first()
        or Document.objects.exclude(key=None).values_list("pk", "key").first()
    )
    there = settings.SAFELIGHT_VAULT_KEYS or key_file().path.exists()
    if one is None:
        if not there:
            key_file().make(Kek.generate())
        keyring()
    elif not there:
        raise KeyMissing(
            f"{key_file().path} is missing, and without it no recording can be opened. Restore it from a copy."
        )
    else:
        keyring().unwrap(bytes(one[1] or b""), one[0])
