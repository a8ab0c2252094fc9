"""A hospital that several journeys share, each with a patient of its own. Django is not set up yet as this is read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.serving import Site


@pytest.fixture(scope="session")
def family(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Site]":
    """Everybody, a child of five, a girl of fourteen, a man, and a patient who has died. Others start beside it."""
    from tests.serving import installed

    with installed(tmp_path_factory.mktemp("family") / "family", "family") as site:
        site.start()
        yield site


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    from tests.journeys.browser import chromium

    with chromium() as browser:
        yield browser
