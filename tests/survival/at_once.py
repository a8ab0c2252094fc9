"""Two or more things done at the same time, begun as nearly together as threads can."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

Result = TypeVar("Result")


def at_once(*doing: Callable[[], Result]) -> list[Result]:
    """What each came to, in the order given."""
    together = Barrier(len(doing))

    def begin(do: Callable[[], Result]) -> Result:
        together.wait()
        return do()

    with ThreadPoolExecutor(len(doing)) as pool:
        return list(pool.map(begin, doing))
