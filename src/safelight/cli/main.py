"""The `safelight` command: what each subcommand does is in the module named after it."""

import typer

from safelight.cli import (
    backup,
    check,
    consent_forms,
    demo,
    policy,
    replay,
    restore,
    serve,
    trail,
    vault,
    work,
)

app = typer.Typer(
    help="Safelight, a clinical image library.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(policy.app, name="policy", help="Check, explain and prove the rules.")
policy.app.command()(replay.replay)
app.add_typer(trail.app, name="trail", help="Verify the trail and sign checkpoints of it.")
app.add_typer(vault.app, name="vault", help="Read the vault again, change its keys, keep destroyed what was.")
app.add_typer(consent_forms.app, name="consent-forms", help="Check the words of the hospital's forms.")
app.add_typer(backup.app, name="backup", help="Take backups, and rehearse restoring them.")
app.command()(restore.restore)
app.command()(demo.demo)
app.command()(serve.serve)
app.command()(serve.prepare)
app.command()(work.work)
app.command()(check.check)


def main() -> None:
    """Where `safelight` begins."""
    app()


if __name__ == "__main__":
    main()
