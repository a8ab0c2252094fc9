"""From an empty installation to one that can serve: the schema, the tables' tables, the keys, the browser's files."""

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from safelight.ledger import checkpoints
from safelight.library.intake import sweep
from safelight.vault.keys import make_key_file


def prepare() -> None:
    """Do what is not done yet. Running it again changes nothing."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    key = settings.SAFELIGHT_HOME / "vault.key"
    if not key.exists():
        make_key_file(key)
    checkpoints.signer()
    sweep(timezone.now())
