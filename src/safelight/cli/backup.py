"""`safelight backup DIR`: a backup while the library is in use; `backup rehearse DIR`: would it come back?"""

from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from safelight.cli import django, rehearsing
from safelight.cli.progress import showing
from safelight.config.cluster import programs

SHOWN = 20  # objects that are not as they should be; the rest are counted


class TakesByDefault(TyperGroup):
    """`backup DIR` means `backup take DIR`."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override] # typer's own
        if args and args[0] not in self.commands and not args[0].startswith("--help"):
            args = ["take", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(no_args_is_help=True, cls=TakesByDefault)


@app.command()
def take(
    folder: Annotated[Path, typer.Argument(help="The folder of backups: another machine's, if you can.")],
    recipient: Annotated[
        str, typer.Option(envvar="SAFELIGHT_BACKUP_RECIPIENT", help="Whom to encrypt it to: age1...")
    ],
) -> None:
    """Take a backup. Exit 1 if the vault has lost or altered objects, 2 if none was taken."""
    django.start()
    from django.utils import timezone

    from safelight.archive.failing import BackupFailed
    from safelight.archive.taking import take as take_one
    from safelight.archive.tools import ToolFailed, ToolMissing
    from safelight.vault.age.keys import Recipient
    from safelight.vault.errors import VaultFailure

    try:
        to = Recipient.parse(recipient)
    except ValueError:
        raise _cannot("The recipient is no age1... key: make one with `safelight backup key FILE`.") from None
    try:
        with showing() as heard:
            taken = take_one(folder, to, programs(), timezone.now(), heard)
    except (BackupFailed, ToolMissing, ToolFailed, VaultFailure) as wrong:
        raise _cannot(str(wrong)) from None
    manifest = taken.backup.manifest
    typer.echo(
        f"{taken.backup.path}: {manifest.trail:,} entries of the trail, {manifest.objects:,} objects, "
        f"{taken.copied:,} of them new; {taken.removed:,} destroyed ones removed."
    )
    unsound(taken.unsound, "are missing in the vault or altered: run `safelight vault check`")


@app.command()
def key(file: Annotated[Path, typer.Argument(help="A new file. Keep it where the backups are not.")]) -> None:
    """Make the key that opens backups, and print whom to encrypt them to."""
    from safelight.archive.parcels import make_identity

    try:
        typer.echo(make_identity(file))
    except OSError as error:
        raise _cannot(f"{file} cannot be made: {error.strerror}.") from None


@app.command()
def rehearse(
    folder: Annotated[Path, typer.Argument(help="The folder of backups, or one of them.")],
    identity: Annotated[Path, typer.Option(help="The file with the key that opens them.")],
) -> None:
    """Restore the newest into a database and a folder of its own, look at everything, and remove both again.

    Exit 1 if it is not sound, 2 if it could not be restored.
    """
    code = rehearsing.rehearse(folder, identity)
    raise typer.Exit(code)


def unsound(names: tuple[str, ...], what: str) -> None:
    """Say which objects are not as they should be, and end with 1."""
    if names:
        for name in names[:SHOWN]:
            typer.echo(f"object {name}")
        typer.echo(f"{len(names):,} objects {what}.")
        raise typer.Exit(1)


def _cannot(reason: str) -> typer.Exit:
    typer.echo(reason, err=True)
    return typer.Exit(2)
