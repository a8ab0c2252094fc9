"""
Run by `make mutants`: how many changed rules the case files would miss, each with the reason why none can notice.

The reasons are in `survivors.toml`. Exit 1 where more survive than may, or a whole rule's mutant without a reason.
"""

import sys
import tomllib
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from safelight.policy.cases.case import Case
from safelight.policy.cases.loading import load
from safelight.policy.cases.running import run
from tests.policy.mutation import Mutant, mutants

HERE = Path(__file__).parent
MOST_WHOLE = 5  # in 100
MOST_INSIDE = 14  # in 100: where the cases stand today; to be lowered with each further case
PROCESSES = 2
CHUNK = 20


def reasons() -> dict[tuple[str, str], str]:
    """The reason of each survivor, by its function and its change; several changes may share one."""
    entries = tomllib.loads((HERE / "survivors.toml").read_text("utf-8"))["survivor"]
    return {(entry["of"], change): entry["reason"] for entry in entries for change in entry["changes"]}


@cache
def _all() -> tuple[Mutant, ...]:
    return mutants()


@cache
def _cases() -> tuple[Case, ...]:
    return load(sorted((HERE / "cases").glob("*.yaml")))


def survives(mutant: Mutant) -> bool:
    """Whether every case passes all the same. A mutant that breaks down has been noticed."""
    with suppress(Exception), mutant.in_place():
        return not any(result.shortfalls for case in _cases() for result in run([case]))
    return False


def _survives(place: int) -> bool:
    return survives(_all()[place])


def _survivors() -> list[Mutant]:
    found: list[Mutant] = []
    total = len(_all())
    with ProcessPoolExecutor(PROCESSES, get_context("fork")) as pool:
        answers = pool.map(_survives, range(total), chunksize=CHUNK)
        for done, (mutant, alive) in enumerate(zip(_all(), answers, strict=True), 1):
            if alive:
                found.append(mutant)
            if done % 100 == 0 or done == total:
                print(f"{done} of {total} tried, {len(found)} survive", flush=True)
    return found


def _within(survivors: list[Mutant], most: int, *, whole: bool) -> bool:
    """Say how many of one kind survive, and whether that is few enough."""
    tried = sum(mutant.whole is whole for mutant in _all())
    alive = sum(mutant.whole is whole for mutant in survivors)
    kind = "whole rules" if whole else "inside functions"
    print(f"{kind}: {alive} of {tried} survive ({100 * alive / tried:.1f} %), {most} % may")
    return 100 * alive <= most * tried


def _explained(survivors: list[Mutant]) -> bool:
    """List the survivors with their reasons; whether every mutant of a whole rule has one."""
    known, missing = reasons(), 0
    for mutant in survivors:
        reason = known.get((mutant.name, mutant.change))
        missing += mutant.whole and reason is None
        print(
            f"{mutant.name}: {mutant.change}\n    {reason or 'No reason yet; write a case, or say why none can.'}"
        )
    print(f"{missing} whole rules without a reason")
    return not missing


def main() -> int:
    if any(result.shortfalls for result in run(_cases())):
        print("The cases fail on the rules as they are; see `safelight policy check`.", file=sys.stderr)
        return 1
    survivors = _survivors()
    explained = _explained(survivors)
    whole = _within(survivors, MOST_WHOLE, whole=True)
    inside = _within(survivors, MOST_INSIDE, whole=False)
    print(f"{len(survivors)} of {len(_all())} survive ({100 * len(survivors) / len(_all()):.1f} %)")
    return 0 if explained and whole and inside else 1


if __name__ == "__main__":
    sys.exit(main())
