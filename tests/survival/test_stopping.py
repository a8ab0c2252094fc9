"""A server that is told to stop does so, whatever is under way."""

import signal
import urllib.request

import pytest

from tests.serving import PATIENCE, installed
from tests.survival.stalling import half, stalled


def test_a_body_that_stops_coming_does_not_hold_up_the_stop(tmp_path_factory: pytest.TempPathFactory) -> None:
    with installed(tmp_path_factory.mktemp("stopping") / "home") as site:
        site.start()
        with stalled(site, half(site)) as connection:
            assert urllib.request.urlopen(f"{site.url}/sign-in").status == 200
            server, site.server = site.server, None
            assert server is not None
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=PATIENCE) == 0
            connection.settimeout(PATIENCE)
            assert connection.recv(1) == b""  # nobody holds the connection any more
