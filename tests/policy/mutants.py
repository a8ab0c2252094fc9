"""
Run by `make mutants`: how many changed rules the case files would miss, each with the reason why none can notice.

The reasons are in `survivors.toml`. Exit 1 where more than 5 in 100 survive, or one survives without a reason.
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
MOST = 5  # in 100
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


def _count(survivors: list[Mutant], tried: list[Mutant]) -> str:
    alive = sum(mutant in tried for mutant in survivors)
    return f"{alive} of {len(tried)} survive ({100 * alive / len(tried):.1f} %)"


def main() -> int:
    if any(result.shortfalls for result in run(_cases())):
        print("The cases fail on the rules as they are; see `safelight policy check`.", file=sys.stderr)
        return 1
    survivors, known = _survivors(), reasons()
    unexplained = 0
    for mutant in survivors:
        reason = known.get((mutant.name, mutant.change))
        unexplained += not reason
        print(
            f"{mutant.name}: {mutant.change}\n    {reason or 'NO REASON: write a case, or say why none can.'}"
        )
    print(f"whole rules: {_count(survivors, [mutant for mutant in _all() if mutant.whole])}")
    print(f"inside functions: {_count(survivors, [mutant for mutant in _all() if not mutant.whole])}")
    print(_count(survivors, list(_all())))
    return 1 if unexplained or 100 * len(survivors) > MOST * len(_all()) else 0


if __name__ == "__main__":
    sys.exit(main())
