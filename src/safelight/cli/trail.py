"""`safelight trail`: is the trail whole?"""

import typer

from safelight.cli import django

app = typer.Typer(no_args_is_help=True)


@app.command()
def verify() -> None:
    """Walk every entry against the signed checkpoints. Exit 1 if anything was altered, removed or
    reordered.
    """
    django.start()
    from safelight.ledger.reading import verify_all

    report = verify_all()
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


@app.command()
def checkpoint() -> None:
    """Sign a checkpoint of the trail now and print it."""
    django.start()
    from django.utils import timezone

    from safelight.ledger.acting import Unattended
    from safelight.ledger.checkpoints import sign_now
    from safelight.ledger.writing import note
    from safelight.trail.events import Event

    note(Event.CHECKPOINT_SIGN, Unattended("command", timezone.now()))
    typer.echo(sign_now(), nl=False)
