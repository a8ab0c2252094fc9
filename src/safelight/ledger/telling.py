"""Whether somebody's request has left an entry: a page that has left none leaves one of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from safelight.ledger.acting import By
from safelight.trail.events import Event

_LISTENING: Final[ContextVar[list[tuple[Event, By]] | None]] = ContextVar("listening", default=None)


@contextmanager
def listening() -> Iterator[list[tuple[Event, By]]]:
    """What is entered in this block by this thread, and who acted; the list grows as it happens."""
    told = list[tuple[Event, By]]()
    token = _LISTENING.set(told)
    try:
        yield told
    finally:
        _LISTENING.reset(token)


def heard(event: Event, by: By) -> None:
    """An entry was appended, or stands already for what is done now."""
    if (told := _LISTENING.get()) is not None:
        told.append((event, by))
