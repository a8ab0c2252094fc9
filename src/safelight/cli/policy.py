"""`safelight policy ...`: case files checked and explained, the rules proved, the clause map written."""

import time
from pathlib import Path
from typing import Annotated

import typer

from safelight.policy import clauses, explanation, law
from safelight.policy.cases.case import Case
from safelight.policy.cases.loading import load
from safelight.policy.cases.nodes import MalformedCase
from safelight.policy.cases.running import Result, run, stack_of
from safelight.policy.default import STACK
from safelight.policy.hospital import open_profile
from safelight.policy.profile import ProfileError
from safelight.policy.proof import proving
from safelight.policy.proof.invariants import INVARIANTS
from safelight.policy.remedies import remedies
from safelight.policy.stack import Stack

app = typer.Typer(help="The law as code: check, explain and prove it.", no_args_is_help=True)

Files = Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="Case files (YAML).")]
Profile = Annotated[
    Path | None,
    typer.Option(envvar="SAFELIGHT_PROFILE", help="A hospital's profile; the example's without one."),
]


@app.command()
def check(files: Files, profile: Profile = None) -> None:
    """Run case files. Exit 1 if a case fails, 2 if one or the profile is malformed."""
    stack = chosen_stack(profile)
    results = run(_load(files, stack), stack)
    failed = [result for result in results if result.shortfalls]
    for result in failed:
        print(_failure(result))
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    raise typer.Exit(1 if failed else 0)


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A case file (YAML).")],
    case_id: Annotated[str | None, typer.Argument(metavar="[ID]", help="One case of it.")] = None,
    profile: Profile = None,
) -> None:
    """Say in plain English what was decided, and what would make it lawful. Exit 2 if there is no such case."""
    whole = chosen_stack(profile)
    cases = [case for case in _load([file], whole) if case_id in (None, case.id)]
    if not cases:
        typer.echo(f"{file} has no case {case_id!r}", err=True)
        raise typer.Exit(2)
    for case in cases:
        stack = stack_of(case.packs, whole)
        verdict = stack.decide(case.facts, case.question)
        print(f"{case.id}: {case.says}")
        print(explanation.explain(verdict, remedies(stack, case.facts, case.question)))
        print()


@app.command("clauses")
def write_clauses(
    clause_map: Annotated[Path, typer.Option(exists=True, help="The clause map.")] = Path(
        "docs/policy/CLAUSES.md"
    ),
    cases: Annotated[Path, typer.Option(exists=True, help="The folder of case files.")] = Path(
        "tests/policy/cases"
    ),
    into: Annotated[Path, typer.Option(help="Where the pages go.")] = Path("docs/law"),
    profile: Profile = None,
    *,
    only_check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if a page is out of date.")
    ] = False,
) -> None:
    """Write the law's pages: each paragraph, its clauses, what does them, their rules and cases."""
    stack = chosen_stack(profile)
    results = run(_load(sorted(cases.glob("*.yaml")), stack), stack)
    try:
        pages = law.pages(stack.packs, clauses.parse(clause_map.read_text("utf-8")), results)
    except clauses.ClauseMapError as error:
        typer.echo(f"{clause_map}:\n{error}", err=True)
        raise typer.Exit(2) from error
    stale = [name for name, text in pages.items() if _read(into / name) != text]
    if only_check and stale:
        typer.echo(f"out of date in {into}: {', '.join(stale)}; run `safelight policy clauses`", err=True)
        raise typer.Exit(1)
    if not only_check:
        into.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            (into / name).write_text(text, "utf-8")
    print(f"{len(pages)} pages, {len(stale)} {'out of date' if only_check else 'written anew'}")


@app.command("prove")
def prove_rules(
    *,
    quick: Annotated[bool, typer.Option("--quick", help="A few questions only.")] = False,
    profile: Profile = None,
) -> None:
    """Show what holds whatever the facts. Exit 1 if something does not."""
    started = time.monotonic()
    proof = proving.prove(proving.QUICK if quick else proving.QUESTIONS, chosen_stack(profile))
    for finding in proof.findings:
        print(
            f"{finding.paths:>9,} paths  {finding.nodes:>7,} nodes  {explanation.in_words(finding.question)}"
        )
    faults = (
        *proof.broken,
        *(() if quick else (f"unreachable or contradicted: {name}" for name in proof.dead)),
    )
    for fault in faults:
        print(f"BROKEN  {fault}")
    print(
        f"{len(INVARIANTS)} invariants, {proof.paths:,} paths, {len(faults)} broken, "
        f"{time.monotonic() - started:.0f} s"
    )
    raise typer.Exit(1 if faults else 0)


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def chosen_stack(profile: Path | None) -> Stack:
    if profile is None:
        return STACK
    try:
        return open_profile(profile)
    except ProfileError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error


def _load(files: list[Path], stack: Stack) -> tuple[Case, ...]:
    try:
        return load(files, (pack.name for pack in stack.packs))
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
