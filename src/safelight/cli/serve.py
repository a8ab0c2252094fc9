"""`safelight prepare`, `safelight serve`: from an empty database to an answering server."""

import os
import sys
from typing import Annotated, NoReturn

import typer

from safelight.cli import django


def prepare() -> None:
    """Bring the database to the present schema, make missing keys, gather the browser's files, read the forms."""
    django.start()
    from safelight.consent.wordings.files import FormFileRefused
    from safelight.library.preparing import KeyMissing
    from safelight.library.preparing import prepare as prepare_library
    from safelight.vault.errors import VaultFailure

    try:
        prepare_library()
    except (FormFileRefused, KeyMissing, VaultFailure) as wrong:
        _give_up(wrong)


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(help="Worker processes.")] = 2,
) -> None:
    """Serve the site. Run `safelight prepare` first."""
    django.start()  # what is misconfigured is said here, once, and not by every worker
    _adopt_forms()
    command = serving(host, port, workers)
    os.execv(command[0], command)  # noqa: S606 - ourselves, no shell


def _adopt_forms() -> None:
    """A form's file that has changed since is in force from this start on."""
    from safelight.consent.wordings.files import FormFileRefused
    from safelight.library.preparing import adopt_forms

    try:
        adopt_forms()
    except FormFileRefused as wrong:
        _give_up(wrong)


def _give_up(wrong: Exception) -> NoReturn:
    typer.echo(f"Safelight cannot start: {wrong}", err=True)
    raise typer.Exit(2) from None


def serving(host: str, port: int, workers: int) -> list[str]:
    """The application server's command line."""
    granian = ["-m", "granian", "--interface", "wsgi", "safelight.config.wsgi:application"]
    limits = [
        "--workers",
        str(workers),
        "--blocking-threads",
        "4",
        "--backpressure",
        "64",
        "--no-ws",
        "--respawn-failed-workers",
    ]
    return [sys.executable, *granian, *limits, "--host", host, "--port", str(port), "--log-level", "warning"]
