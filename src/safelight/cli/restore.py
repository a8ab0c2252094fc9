"""`safelight restore DIR`: a backup into an empty database, brought up to the journal."""

from pathlib import Path
from typing import Annotated

import typer

from safelight.cli import django
from safelight.cli.backup import unsound
from safelight.cli.progress import showing
from safelight.cli.serve import prepare
from safelight.config.cluster import programs


def restore(
    folder: Annotated[Path, typer.Argument(help="The folder of backups, for the newest; or one of them.")],
    identity: Annotated[Path, typer.Option(help="The file with the key that opens backups.")],
) -> None:
    """Restore into the empty database that is configured. What was withdrawn or destroyed since stays so.

    Exit 1 if objects are missing, 2 if nothing was restored.
    """
    django.start()
    from safelight.archive import folder as backups
    from safelight.archive import parcels, restoring
    from safelight.archive.failing import Unrestorable
    from safelight.archive.tools import ToolFailed, ToolMissing
    from safelight.vault.errors import VaultFailure

    try:
        backup = backups.find(folder)
        with showing(backup.manifest.objects) as heard:
            done = restoring.restore(backup, parcels.read_identity(identity), programs(), heard)
    except (Unrestorable, ToolFailed, ToolMissing, VaultFailure) as wrong:
        typer.echo(f"Nothing was restored. {wrong}", err=True)
        raise typer.Exit(2) from None
    typer.echo(
        f"Restored {backup.path.name}: {backup.manifest.trail:,} entries of the trail, "
        f"{backup.manifest.objects:,} objects, {done.copied:,} of them copied."
    )
    prepare()
    unsound(done.unsound, "are missing in the backup or altered, and not in the vault")
