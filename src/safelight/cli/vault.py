"""`safelight vault`: is every object whole; new keys; what was destroyed stays so."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from safelight.cli import django

if TYPE_CHECKING:
    from safelight.library.faults import Some

app = typer.Typer(no_args_is_help=True)


@app.command()
def check() -> None:
    """Read every object and list what is altered, missing, unreadable or nobody's. Exit 1 if there is any, 2 if not
    everything could be read.

    Nothing is deleted or put right.
    """
    django.start()
    from django.utils import timezone

    from safelight.ledger.acting import Unattended
    from safelight.library import faults, rereading

    found = False
    hidden = not sys.stderr.isatty()
    try:
        with typer.progressbar(length=faults.named(), label="Reading", hidden=hidden, file=sys.stderr) as bar:

            def heard(some: "Some") -> None:
                nonlocal found
                found = found or bool(some.findings)
                for each in some.findings:
                    typer.echo(f"{each.kind}: {each.name}{f', of {each.owner}' if each.owner else ''}")
                bar.update(some.objects)

            read = rereading.reread(Unattended("command", timezone.now()), rereading.PARTS, heard)
    except Exception as failure:  # noqa: BLE001 - whatever it was, nothing is said of the rest; its words may be anything
        _unfinished("The vault could not be read whole", failure)
    wrong = sum(each.wrong.total() for each in read)
    objects, size = sum(each.objects for each in read), sum(each.size for each in read)
    typer.echo(
        f"{objects:,} objects read, {size:,} bytes; {wrong:,} {'is' if wrong == 1 else 'are'} not as they should be"
    )
    raise typer.Exit(1 if found else 0)


@app.command()
def destroyed(
    register: Annotated[
        Path | None, typer.Argument(exists=True, dir_okay=False, help="A copy of the register, to be added.")
    ] = None,
) -> None:
    """Erase again whatever the register of destructions has, after a restore. Exit 2 if the register is unsound."""
    django.start()
    from django.utils import timezone

    from safelight.library import destroying
    from safelight.vault.errors import VaultFailure

    try:
        if register is not None:
            destroying.add_copy(register)
        done = destroying.reconcile(timezone.now())
    except (VaultFailure, OSError) as failure:
        typer.echo(str(failure), err=True)
        raise typer.Exit(2) from None
    typer.echo(f"{done.erased:,} erased again, {done.registered:,} added to the register")


def _unfinished(what: str, failure: Exception) -> NoReturn:
    typer.echo(
        f"{what} ({type(failure).__name__}), and nothing is said of the rest. "
        "Are the store and the database there? Run it again.",
        err=True,
    )
    raise typer.Exit(2) from None
