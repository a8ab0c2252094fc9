"""What there is to measure, by name."""

from collections.abc import Callable
from importlib import import_module

from bench.figures import Figure

_NAMES = (
    "colour",
    "decisions",
    "forms",
    "gallery",
    "intake",
    "intake_orthanc",
    "memory",
    "pyramid",
    "recheck",
    "thumbnails",
    "tiles",
    "trail_append",
    "trail_patient",
    "trail_verify",
    "withdrawal_race",
)


def _later(name: str) -> Callable[[], Figure]:
    """The figure's module is imported when it is measured: Django is set up by then."""

    def measure() -> Figure:
        figure: Figure = import_module(f"bench.{name}").measure()
        return figure

    return measure


FIGURES = {name: _later(name) for name in _NAMES}
