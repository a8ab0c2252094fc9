"""What was worked out a moment ago for one tile serves for the next. It is forgotten within half a minute, also where
nobody comes any more: what has been destroyed is nowhere in a worker's memory after that.
"""

from collections.abc import Callable, Hashable
from threading import Lock, Timer
from typing import Final, Generic, TypeVar

A_MOMENT: Final = 30.0  # seconds
MOST: Final = 32  # pictures that are looked at on one worker at once

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Lately(Generic[Key, Value]):
    """Values by what they were made of. May be asked by several threads."""

    def __init__(self, moment: float = A_MOMENT) -> None:
        self._moment = moment
        self._lock = Lock()
        self._kept = dict[Key, Value]()

    def of(self, key: Key, make: Callable[[], Value]) -> Value:
        """What `make` gives, or gave a moment ago. Raises what it raises, and remembers nothing then."""
        with self._lock:
            if key in self._kept:
                return self._kept[key]
        made = make()
        with self._lock:
            if len(self._kept) >= MOST:
                self._kept.clear()
            if not self._kept:
                self._forget_soon()
            return self._kept.setdefault(key, made)

    def drop(self, key: Key) -> None:
        """Of this nothing is remembered."""
        with self._lock:
            self._kept.pop(key, None)

    def forget(self) -> None:
        """All of it."""
        with self._lock:
            self._kept.clear()

    def _forget_soon(self) -> None:
        timer = Timer(self._moment, self.forget)
        timer.daemon = True
        timer.start()
