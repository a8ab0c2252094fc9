"""How far a backup or a restore is, on the standard error, and only if that is a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

MIB = 1024 * 1024


@contextmanager
def showing(objects: int | None = None) -> Iterator[Callable[[str, int], None]]:
    """To be told what has been done since the last time. How many `objects` there are may not be known yet."""
    done = {"database": 0, "objects": 0}
    of = "" if objects is None else f" of {objects:,}"
    shown = sys.stderr.isatty()

    def heard(what: str, more: int) -> None:
        done[what] += more
        if shown:
            typer.echo(
                f"\r  database {done['database'] / MIB:,.0f} MiB, objects {done['objects']:,}{of}  ",
                err=True,
                nl=False,
            )

    try:
        yield heard
    finally:
        if shown:
            typer.echo("", err=True)
