"""`safelight prepare`, `safelight serve`: from an empty database to an answering server."""

import os
import sys
from typing import Annotated

import typer

from safelight.cli import django


def prepare() -> None:
    """Bring the database to the present schema, make missing keys, gather the browser's files."""
    django.start()
    from safelight.library.preparing import KeyMissing
    from safelight.library.preparing import prepare as prepare_library
    from safelight.vault.errors import VaultFailure

    try:
        prepare_library()
    except (KeyMissing, VaultFailure) as wrong:
        typer.echo(f"Safelight cannot start: {wrong}", err=True)
        raise typer.Exit(2) from None


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(help="Worker processes.")] = 2,
) -> None:
    """Serve the site. Run `safelight prepare` first."""
    django.start()  # what is misconfigured is said here, once, and not by every worker
    command = serving(host, port, workers)
    os.execv(command[0], command)  # noqa: S606 - ourselves, no shell


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
