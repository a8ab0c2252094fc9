"""Django, started only for the commands that need it: a missing setting is said in a sentence, not in a
trace.
"""

import os

import django
import typer

from safelight.config.environment import Misconfigured


def start() -> None:
    """Set Django up, or end the command with what is missing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "safelight.config.settings")
    try:
        django.setup()
    except Misconfigured as missing:
        typer.echo(f"Safelight cannot start: {missing}", err=True)
        raise typer.Exit(2) from None
