"""`safelight check`: does what is kept for search equal what the policy says?"""

import typer

from safelight.cli import django


def check() -> None:
    """Ask the policy anew about every recording and list those kept otherwise. Exit 1 if there are any."""
    django.start()
    from django.utils import timezone

    from safelight.library.standing import differences

    wrong, number = differences(timezone.now())
    for each in wrong:
        typer.echo(f"Recording {each}: the standing or the purposes kept are not what the policy says.")
    typer.echo(f"{number - len(wrong)} passed, {len(wrong)} failed")
    if wrong:
        raise typer.Exit(1)
