"""A figure, what it is held against, and where it was measured."""

import json
import os
import platform
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

RESULTS = Path(__file__).parent / "results.json"


@dataclass(frozen=True, slots=True)
class Figure:
    """`ratio` is ours over theirs in rate: more is better."""

    value: float
    unit: str
    against: str
    ratio: float | None


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes, by the wall clock."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def paired(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> tuple[float, float]:
    """The median seconds of each, in alternating rounds, so that a slow moment of the machine hits both."""
    ours(), theirs()  # warm up
    both = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    return statistics.median(pair[0] for pair in both), statistics.median(pair[1] for pair in both)


def keep(figures: dict[str, Figure]) -> None:
    """Write the figures into results.json beside those of other names."""
    known = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    where = {"machine": _machine(), "commit": _commit()}
    known |= {name: {**asdict(figure), **where} for name, figure in figures.items()}
    RESULTS.write_text(json.dumps(dict(sorted(known.items())), indent=2) + "\n")


def table(figures: dict[str, Figure]) -> str:
    """The figures for people."""
    lines = [f"{'name':<12} {'value':>12} {'unit':<22} {'ratio':>7}  against"]
    for name, each in figures.items():
        ratio = "" if each.ratio is None else f"{each.ratio:.2f}"
        lines.append(f"{name:<12} {each.value:>12,.1f} {each.unit:<22} {ratio:>7}  {each.against}")
    return "\n".join(lines)


def _machine() -> str:
    python = platform.python_version()
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {python}"


def _commit() -> str:
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty", "--abbrev=12"],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or "unknown"
