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
def rotate() -> None:
    """Bring a new key into use and wrap every recording's key by it. No object is read or written; old and new key
    both open what they wrapped meanwhile. After a kill, run it again: it goes on.
    """
    django.start()
    from django.utils import timezone

    from safelight.ledger.acting import Unattended
    from safelight.library import rotating
    from safelight.library.shelf import keyring
    from safelight.vault.errors import VaultFailure

    by = Unattended("command", timezone.now())
    try:
        with rotating.alone():
            typer.echo("A new key is in use." if rotating.begin(by) else "An unfinished rotation goes on.")
            hidden = not sys.stderr.isatty()
            with typer.progressbar(
                length=rotating.left(), label="Wrapping", hidden=hidden, file=sys.stderr
            ) as bar:
                number = rotating.finish(by, bar.update)
    except rotating.UnderWay:
        _give_up("Another rotation is under way. Wait for its end.")
    except rotating.NoNewKey:
        _give_up(
            "The key comes from SAFELIGHT_VAULT_KEY, and everything is wrapped by it. Put a new one there and the "
            "present one into SAFELIGHT_VAULT_KEY_BEFORE, for all servers and workers; start them anew; then run "
            "this again."
        )
    except rotating.NotOpened as stuck:
        for each in stuck.owners:
            typer.echo(f"unreadable: the key of {each}")
        typer.echo(
            "Its key was changed, or is another installation's: restore the row, and run this again.",
            err=True,
        )
        raise typer.Exit(1) from None
    except VaultFailure as failure:
        _give_up(str(failure))
    typer.echo(f"{number:,} keys wrapped anew; key {keyring().in_use} wraps everything.")


@app.command()
def forget() -> None:
    """Take earlier keys out of the key file, an hour after a rotation or later. From then on no backup of the database
    from before it can be read: take a fresh one first.
    """
    django.start()
    from django.utils import timezone

    from safelight.ledger.acting import Unattended
    from safelight.library import rotating
    from safelight.vault.errors import VaultFailure

    try:
        with rotating.alone():
            gone = rotating.forget(Unattended("command", timezone.now()))
    except rotating.UnderWay:
        _give_up("A rotation is under way. Wait for its end.")
    except rotating.StillNeeded:
        _give_up("An earlier key still wraps something, or an intake may. Run safelight vault rotate first.")
    except FileNotFoundError:
        _give_up("There is no key file. Take SAFELIGHT_VAULT_KEY_BEFORE out of the environment yourself.")
    except rotating.TooEarly as early:
        _give_up(
            f"The key file has just changed, and an intake may still need it: not before {early.until:%H:%M} UTC."
        )
    except (VaultFailure, OSError) as failure:
        _give_up(str(failure))
    typer.echo(f"Forgotten: {', '.join(sorted(gone)) or 'none, there was no earlier key'}.")


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
        _give_up(str(failure))
    typer.echo(f"{done.erased:,} erased again, {done.registered:,} added to the register")


def _give_up(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(2) from None


def _unfinished(what: str, failure: Exception) -> NoReturn:
    typer.echo(
        f"{what} ({type(failure).__name__}), and nothing is said of the rest. "
        "Are the store and the database there? Run it again.",
        err=True,
    )
    raise typer.Exit(2) from None
