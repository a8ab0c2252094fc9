"""`safelight prepare`, `safelight serve`: from an empty database to an answering server."""

import os
import sys
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from typing import Annotated, NoReturn

import typer

from safelight.cli import django
from safelight.cli.watching import watched


def prepare() -> None:
    """Bring the database to the present schema, make missing keys, gather the browser's files, read the forms."""
    django.start()
    from django.core.management import call_command
    from django.utils import timezone

    from safelight.consent.wordings.files import FormFileRefused
    from safelight.credentials.certificates import UnfitCertificate
    from safelight.library.preparing import KeyMissing
    from safelight.library.preparing import prepare as prepare_library
    from safelight.library.rechecking import Unfinished
    from safelight.release.credentials import credential
    from safelight.vault.errors import VaultFailure

    call_command("migrate", verbosity=0, interactive=False)
    follow_journal()
    try:
        prepare_library(watched)
        credential(timezone.now())
    except (
        FormFileRefused,
        KeyMissing,
        VaultFailure,
        Unfinished,
        BrokenExecutor,
        UnfitCertificate,
    ) as wrong:
        _give_up(wrong)


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(help="Worker processes.")] = 2,
) -> None:
    """Serve the site. Run `safelight prepare` first."""
    django.start()  # what is misconfigured is said here, once, and not by every worker
    ensure_decoders()
    follow_journal()
    _adopt()
    command = serving(host, port, workers)
    os.execv(command[0], command)  # noqa: S606 - ourselves, no shell


def ensure_decoders() -> None:
    """Whether what people send can be decoded here, by processes that can do nothing else: otherwise not at all."""
    from safelight.apart.process import Process, Unable
    from safelight.imaging import decoded
    from safelight.paper import scanned

    programs = (decoded.PROGRAM, decoded.CUTTING, decoded.ALTERING, scanned.PROGRAM)
    try:
        with ThreadPoolExecutor(len(programs)) as at_once:
            for process in at_once.map(Process, programs):
                process.end()
    except Unable as unable:
        typer.echo(
            f"Safelight cannot start: {unable} cannot be run apart. It needs Linux 5.3 or newer on x86-64 or ARM64, "
            "and must be allowed to filter its own system calls (seccomp): see docs/running.md.",
            err=True,
        )
        raise typer.Exit(2) from None


def follow_journal() -> None:
    """A database from before a withdrawal does not undo it, whoever put it there."""
    from django.utils import timezone

    from safelight.archive.following import NotOfOneLibrary, follow
    from safelight.archive.journal import UnsoundJournal

    try:
        done = follow(timezone.now())
    except (NotOfOneLibrary, UnsoundJournal) as wrong:
        _give_up(wrong)
    if done.entries:
        typer.echo(
            f"The database was older than its journal. Brought back: {done.entries:,} entries of the trail, "
            f"{done.rows:,} refusals, withdrawals and findings. {done.left_out:,} were about nothing that is in it."
        )


def _adopt() -> None:
    """A form, a profile or a pack that has changed since is in force from this start on; what was destroyed is gone,
    also from a database that was restored.
    """
    from django.utils import timezone

    from safelight.consent.wordings.files import FormFileRefused
    from safelight.library.destroying import reconcile
    from safelight.library.in_force import follow
    from safelight.library.preparing import adopt_forms
    from safelight.library.rechecking import Unfinished
    from safelight.vault.errors import VaultFailure

    try:
        reconcile(timezone.now())
        adopt_forms()
        follow(timezone.now(), watched)
    except (FormFileRefused, Unfinished, VaultFailure, BrokenExecutor) as wrong:
        _give_up(wrong)


def _give_up(wrong: Exception) -> NoReturn:
    typer.echo(f"Safelight cannot start: {wrong}", err=True)
    raise typer.Exit(2) from None


def serving(host: str, port: int, workers: int) -> list[str]:
    """The application server's command line."""
    granian = ["-m", "granian", "--interface", "asginl", "safelight.config.asgi:application"]
    limits = [
        "--workers",
        str(workers),
        "--loop",
        "uvloop",
        "--backpressure",
        "512",  # connections of a process, most of them idle
        "--no-ws",
        "--respawn-failed-workers",
        "--workers-kill-timeout",
        "10",  # seconds: a long answer may be read slowly
    ]
    return [sys.executable, *granian, *limits, "--host", host, "--port", str(port), "--log-level", "warning"]
