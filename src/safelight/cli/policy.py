"""`safelight policy ...`: case files checked and explained, the rules proved, the clause map written."""

from pathlib import Path
from typing import Annotated

import typer

from safelight.policy.cases.case import Case
from safelight.policy.cases.loading import load
from safelight.policy.cases.nodes import MalformedCase
from safelight.policy.cases.running import Result, run

app = typer.Typer(help="The law as code: check, explain and prove it.", no_args_is_help=True)

Files = Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="Case files (YAML).")]


@app.command()
def check(files: Files) -> None:
    """Run case files. Exit 1 if a case fails, 2 if one is malformed."""
    results = run(_load(files))
    failed = [result for result in results if result.shortfalls]
    for result in failed:
        print(_failure(result))
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    raise typer.Exit(1 if failed else 0)


def _load(files: list[Path]) -> tuple[Case, ...]:
    try:
        return load(files)
    except MalformedCase as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error


def _failure(result: Result) -> str:
    rules = [
        f"    {', '.join(map(str, found.citations))}  {found.rule}: {found.effect}"
        f"{'' if found.met else ' (not met)'}"
        for found in result.verdict.determinations
    ]
    return "\n".join(
        [
            f"{result.case.path}:{result.case.line}: {result.case.id}",
            *(f"  {shortfall}" for shortfall in result.shortfalls),
            "  determining rules:",
            *(rules or ["    none"]),
        ]
    )


if __name__ == "__main__":
    app()
