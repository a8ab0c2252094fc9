"""Django, started only for the commands that need it: what stands in its way is said in a sentence, not in a trace."""

import os
from typing import Final

import django
import psycopg
import typer

from safelight.config import environment
from safelight.config.environment import Misconfigured

PATIENCE: Final = 5  # seconds for the database to answer


def start() -> None:
    """Set Django up, or end the command with what is missing."""
    try:
        psycopg.connect(environment.read().database_url, connect_timeout=PATIENCE).close()
        set_up()
    except Misconfigured as missing:
        _give_up(str(missing))
    except psycopg.OperationalError:
        _give_up(
            "the database named by SAFELIGHT_DATABASE_URL does not answer. Is it running, and is the address right?"
        )


def set_up() -> None:
    """As the environment says, whether or not the database answers. Raises `Misconfigured`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "safelight.config.settings")
    django.setup()


def _give_up(reason: str) -> None:
    typer.echo(f"Safelight cannot start: {reason}", err=True)
    raise typer.Exit(2)
