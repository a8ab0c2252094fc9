"""
Run by `make mutants`: how many changed rules the case files would miss, each with the reason why none can notice.

The reasons are in `survivors.toml`. Exit 1 where more survive than may, where a survivor has no reason, and where a
reason is no longer needed. With names, such as `gmc.media cuh.terms`, only what begins so is tried and listed.
"""

import sys
import tomllib
from collections.abc import Sequence
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
MOST = 5  # in 100: of the whole rules, of the changes inside functions, and of both together
PROCESSES = 2
CHUNK = 20


@cache
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


def _survivors(places: Sequence[int]) -> list[Mutant]:
    found: list[Mutant] = []
    with ProcessPoolExecutor(PROCESSES, get_context("fork")) as pool:
        answers = pool.map(_survives, places, chunksize=CHUNK)
        for done, (place, alive) in enumerate(zip(places, answers, strict=True), 1):
            if alive:
                found.append(_all()[place])
            if done % 100 == 0 or done == len(places):
                print(f"{done} of {len(places)} tried, {len(found)} survive", flush=True)
    return found


def too_many(tried: Sequence[Mutant], survivors: Sequence[Mutant]) -> list[str]:
    """A line for each kind of which more than `MOST` in 100 survive."""
    kinds = {
        "whole rules": (True,),
        "changes inside functions": (False,),
        "all together": (True, False),
    }
    found: list[str] = []
    for kind, whole in kinds.items():
        of, alive = (sum(mutant.whole in whole for mutant in some) for some in (tried, survivors))
        print(f"{kind}: {alive} of {of} survive ({100 * alive / of:.1f} %), {MOST} % may")
        if 100 * alive > MOST * of:
            found.append(f"Too many survive of {kind}: write cases.")
    return found


def unexplained(tried: Sequence[Mutant], survivors: Sequence[Mutant]) -> list[str]:
    """A line for each survivor without a reason, and for each reason whose mutant a case notices by now."""
    alive = {(mutant.name, mutant.change) for mutant in survivors}
    noticed = {(mutant.name, mutant.change) for mutant in tried} - alive
    return [
        *(
            f"{name}: {change}\n    Write a case, or say why none can."
            for name, change in alive - reasons().keys()
        ),
        *(
            f"{name}: {change}\n    A case notices it: take its reason out."
            for name, change in noticed & reasons().keys()
        ),
    ]


def main(names: tuple[str, ...]) -> int:
    if any(result.shortfalls for result in run(_cases())):
        print("The cases fail on the rules as they are; see `safelight policy check`.", file=sys.stderr)
        return 1
    places = [place for place, mutant in enumerate(_all()) if mutant.name.startswith(names or "")]
    tried = [_all()[place] for place in places]
    survivors = _survivors(places)
    for mutant in survivors:
        if reason := reasons().get((mutant.name, mutant.change)):
            print(f"{mutant.name}: {mutant.change}\n    {reason}")
    faults = unexplained(tried, survivors) + ([] if names else too_many(tried, survivors))
    print(*sorted(faults), sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:])))
