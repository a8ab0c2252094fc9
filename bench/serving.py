"""The figures' own installation, answering on two workers."""

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench.ground import everybody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.serving import Site

WORKERS: Final = 2


@contextmanager
def serving() -> "Iterator[Site]":
    """With the cast in it."""
    from tests.serving import Site, free_port

    site = Site(
        Path(os.environ["SAFELIGHT_HOME"]), os.environ, os.environ["SAFELIGHT_DATABASE_URL"], free_port()
    )
    everybody()
    site.start(workers=WORKERS)
    try:
        yield site
    finally:
        site.stop()
