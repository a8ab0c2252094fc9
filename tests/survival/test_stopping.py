"""A server that is told to stop does so, whatever is under way."""

import signal
import socket
import urllib.request

import pytest

from tests.serving import PATIENCE, installed

HALF = (
    "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\nContent-Length: 1000\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\n\r\nlogin=o"
)


def test_a_body_that_stops_coming_does_not_hold_up_the_stop(tmp_path_factory: pytest.TempPathFactory) -> None:
    with installed(tmp_path_factory.mktemp("stopping") / "home") as site:
        site.start()
        cookie = urllib.request.urlopen(f"{site.url}/sign-in").headers["Set-Cookie"].partition(";")[0]
        with socket.create_connection(("127.0.0.1", site.port)) as stalled:
            stalled.sendall(HALF.format(port=site.port, cookie=cookie).encode())
            assert urllib.request.urlopen(f"{site.url}/sign-in").status == 200
            server, site.server = site.server, None
            assert server is not None
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=PATIENCE) == 0
            stalled.settimeout(PATIENCE)
            assert stalled.recv(1) == b""  # nobody holds the connection any more
