"""`safelight trail`: is the trail whole? And what somebody else needs to answer that: exports, proofs, checkpoints."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from safelight.cli import django

if TYPE_CHECKING:
    from safelight.trail.findings import Report

app = typer.Typer(no_args_is_help=True)

File = Annotated[
    Path | None, typer.Argument(help="An export or a proof; without it, the trail in the database.")
]
Key = Annotated[str, typer.Option(help="The public key, or a file with it: needed for a file.")]
Checkpoints = Annotated[
    list[Path] | None,
    typer.Option("--checkpoint", help="A file with checkpoints that you were given before."),
]
Authority = Annotated[
    Path | None, typer.Option(help="The certificate (PEM) of the authority whose time stamps you trust.")
]


@app.command()
def verify(
    file: File = None, key: Key = "", checkpoint: Checkpoints = None, authority: Authority = None
) -> None:
    """Walk every entry against the signed checkpoints: of an export, off line, with the public key alone; or of the
    database. Exit 1 if anything was altered, removed, inserted, reordered, back-dated, cut off, forged or forked.
    """
    from safelight.cli import verifying

    if file is None:
        django.start()
        from safelight.ledger.reading import verify_all

        _say(verify_all())
    elif verifying.is_export(file):
        _say(verifying.export(file, key, checkpoint or [], authority))
    else:
        typer.echo(verifying.proof(file, key, checkpoint or []))


@app.command()
def export(file: Annotated[Path, typer.Argument(help="A new file.")]) -> None:
    """Write the whole trail with its checkpoints and time stamps to a file, for `verify` and the stand-alone verifier.

    It holds no salt: it names nobody. The export itself is an entry.
    """
    django.start()
    from django.utils import timezone

    from safelight.ledger.acting import Unattended
    from safelight.ledger.exporting import export_to

    try:
        export_to(file, Unattended("command", timezone.now()))
    except FileExistsError:
        typer.echo(f"{file} is there already: nothing was written. Name a new file.", err=True)
        raise typer.Exit(2) from None
    except OSError as error:
        typer.echo(f"{file} could not be written: {error.strerror}.", err=True)
        raise typer.Exit(2) from None
    typer.echo(f"Written to {file}. Give the public key with it by another way: {_public_key()}")


@app.command()
def prove(
    index: Annotated[int | None, typer.Argument(help="The entry, counted from 0.")] = None,
    since: Annotated[int | None, typer.Option(help="A number of entries that was signed before.")] = None,
) -> None:
    """Print the proof that an entry is in the trail; or, with --since, that the trail only grew since it had so many
    entries. Save it to a file for `verify`.
    """
    if (index is None) == (since is None):
        typer.echo("Name an entry, or give --since and a number of entries.", err=True)
        raise typer.Exit(2)
    django.start()
    from safelight.ledger import proving

    try:
        proof = proving.of_entry(index) if index is not None else proving.of_growth(since or 0)
    except IndexError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    typer.echo(proof, nl=False)


@app.command()
def checkpoint() -> None:
    """Sign a checkpoint of the trail now and print it."""
    django.start()
    from django.utils import timezone

    from safelight.ledger.acting import Unattended
    from safelight.ledger.checkpoints import Forked, sign_now
    from safelight.ledger.writing import note
    from safelight.trail.events import Event

    note(Event.CHECKPOINT_SIGN, Unattended("command", timezone.now()))
    try:
        typer.echo(sign_now(), nl=False)
    except Forked as forked:
        typer.echo(str(forked), err=True)
        raise typer.Exit(1) from None


def _say(report: "Report") -> None:
    """What was found, and the exit code."""
    for finding in report.findings:
        typer.echo(f"{finding.kind}: {finding.message}")
    if not report.sound:
        number = len(report.findings) + report.more
        typer.echo(f"The trail is NOT sound: {number:,} findings in {report.size:,} entries.")
        raise typer.Exit(1)
    typer.echo(
        f"The trail is sound: {report.size:,} entries, {report.confirmed:,} of them under a checkpoint."
    )
    typer.echo(f"Its root is {report.root.hex()}.")
    if report.stamped_at:
        at = f"{report.stamped_at:%-d %B %Y at %H:%M:%S UTC}"
        typer.echo(f"An authority confirms that {report.stamped:,} of them existed by {at}.")
    elif report.unread_stamps:
        told = "time stamps were not looked at: give the authority's certificate (--authority)."
        typer.echo(f"{report.unread_stamps:,} {told}")


def _public_key() -> str:
    from safelight.ledger.place import folder

    return str(folder() / "verifying.key")
