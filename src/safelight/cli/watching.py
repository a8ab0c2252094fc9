"""How far all recordings have been asked about: in per cent and time left, for whoever watches."""

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from safelight.library.differing import Answer
    from safelight.library.rechecking import Heard


@contextmanager
def watched(hear: "Callable[[Answer], None]") -> "Iterator[Heard]":
    """`hear` is told each answer. The bar is on the standard error, and only if that is a terminal."""
    hidden = not sys.stderr.isatty()
    with typer.progressbar(length=0, label="Asking the policy", hidden=hidden, file=sys.stderr) as bar:

        def heard(answer: "Answer", there: int) -> None:
            bar.length = there
            bar.update(answer.asked)
            hear(answer)

        yield heard
