"""An application that fails in the middle of an answer, another that never ends, behind what Safelight has in front."""

import os
from collections.abc import Callable, Iterator
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "safelight.config.settings")

import django

django.setup()

from safelight.config import front

front.PATIENCE = 3  # type: ignore[misc] # seconds, and not half a minute
FIRST = b"x" * front.PIECE
LEAVES = 200  # pieces that lie between the application and who reads, at most: in granian, and in the kernel
_made = 0


class Parts:
    """A body that is written while it is sent, as Django's are."""

    streaming = True

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts

    def __iter__(self) -> Iterator[bytes]:
        return self._parts

    def close(self) -> None:
        """Nothing is held."""


def _answer(environ: dict[str, Any], start: Callable[..., Any]) -> Parts:
    start("200 OK", [("Content-Type", "text/csv")])
    return Parts({"/endless": _endless, "/made": _count}.get(environ["PATH_INFO"], _half)())


def _half() -> Iterator[bytes]:
    yield FIRST
    raise RuntimeError("half way")


def _endless() -> Iterator[bytes]:
    global _made  # noqa: PLW0603 - one process, and one test that counts
    while True:
        _made += 1
        yield FIRST


def _count() -> Iterator[bytes]:
    yield str(_made).encode()


application = front.Front(_answer)  # type: ignore[arg-type]
