"""`safelight consent-forms ...`: what a form's file says, checked before it comes into force. Needs no installation."""

from pathlib import Path
from typing import Annotated

import typer

from safelight.cli.policy import Profile, chosen_stack

app = typer.Typer(help="The hospital's forms of consent.", no_args_is_help=True)


@app.callback()
def forms() -> None:
    """The hospital's forms of consent (docs/forms.md)."""


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="Files of forms (TOML).")],
    profile: Profile = None,
) -> None:
    """Read each file as `safelight prepare` would. Exit 2 if one cannot be used, with the key and what is allowed."""
    from safelight.consent.wordings.files import FormFileRefused, read

    stack, refused = chosen_stack(profile), False
    for file in files:
        try:
            wording = read(file, stack).wording
        except FormFileRefused as wrong:
            typer.echo(str(wrong), err=True)
            refused = True
        else:
            print(f"{file.name}: the form {wording.kind}, version {wording.version}: can be used")
    raise typer.Exit(2 if refused else 0)
