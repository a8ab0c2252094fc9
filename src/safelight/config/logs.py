"""Log lines that cannot carry a patient: an exception is logged by its kind and its place, never by its
words,
for a database puts the values of a row into them. A request's address holds identifiers only.
"""

import logging
import traceback
from types import TracebackType

Trace = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Discreet(logging.Formatter):
    """A formatter that prints the stack without the exceptions' messages."""

    def formatException(self, ei: Trace) -> str:  # noqa: N802 - the name is logging's
        kind, _, trace = ei
        lines = [
            f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trace)
        ]
        return "\n".join([f"{kind.__name__ if kind else 'no exception'}, raised through", *lines])
