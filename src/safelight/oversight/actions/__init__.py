"""The use cases of oversight, a file for each kind: incidents, reading the trail, unusual access."""

from safelight.oversight.actions.incidents import (
    AlreadyClosed,
    Concern,
    Done,
    NotExplained,
    close,
    open_about,
    open_about_both,
    report,
    take_step,
)
from safelight.oversight.actions.reading import export, read, search, watch
from safelight.oversight.actions.unusual import Answer, OnesOwn, answer, watch_day

__all__ = [
    "AlreadyClosed",
    "Answer",
    "Concern",
    "Done",
    "NotExplained",
    "OnesOwn",
    "answer",
    "close",
    "export",
    "open_about",
    "open_about_both",
    "read",
    "report",
    "search",
    "take_step",
    "watch",
    "watch_day",
]
