"""The `safelight` command: what each subcommand does is in the module named after it."""

import typer

from safelight.cli import check, demo, policy, replay, serve, trail, work

app = typer.Typer(
    help="Safelight, a clinical image library.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(policy.app, name="policy", help="Check, explain and prove the rules.")
policy.app.command()(replay.replay)
app.add_typer(trail.app, name="trail", help="Verify the trail and sign checkpoints of it.")
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
