"""Connections on which nothing comes, or nobody reads: nobody else waits for them, and what was cut is seen to be."""

import http.client
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from safelight.config.front import THREADS
from tests.serving import PATIENCE, Site, free_port
from tests.survival.failing import FIRST, LEAVES
from tests.survival.stalling import half, stalled

WORKERS = 2
MANY = 3 * WORKERS * THREADS


@pytest.mark.parametrize("length", [1000, 3_000_000], ids=["of forms", "of photographs"])
def test_bodies_that_stop_coming_hold_up_no_page(site: Site, length: int) -> None:
    with ExitStack() as kept:
        request = half(site, length)
        for _ in range(MANY):
            kept.enter_context(stalled(site, request))
        for _ in range(MANY):
            assert urllib.request.urlopen(f"{site.url}/sign-in", timeout=PATIENCE).status == 200


def test_a_connection_that_ends_in_the_middle_of_a_body_leaves_nothing_behind(site: Site) -> None:
    log = site.home / "server.log"
    before = log.read_text()
    stalled(site, half(site)).close()
    assert urllib.request.urlopen(f"{site.url}/sign-in").status == 200
    assert log.read_text() == before


@pytest.mark.parametrize("path", ["/%C3%A9", "/%FF", "/%00", "/%F0%9F%98%80"])
def test_an_address_in_any_letters_is_answered(site: Site, path: str) -> None:
    asking = http.client.HTTPConnection("127.0.0.1", site.port)
    asking.request("GET", path)
    assert asking.getresponse().status == 404


@pytest.fixture(scope="module")
def failing(home: Site) -> Iterator[int]:
    """The port of a server whose application fails when half of its answer is written."""
    port = free_port()
    command = ["-m", "granian", "--interface", "asginl", "tests.survival.failing:application"]
    with (home.home / "failing.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, *command, "--port", str(port), "--no-ws"],
            env=home.environment,
            cwd=Path(__file__).parents[2],
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    end = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield port
    server.terminate()
    server.wait(timeout=PATIENCE)


def test_an_answer_that_fails_half_way_cannot_pass_for_whole(failing: int) -> None:
    asking = http.client.HTTPConnection("127.0.0.1", failing, timeout=PATIENCE)
    asking.request("GET", "/")
    answer = asking.getresponse()
    with pytest.raises(http.client.IncompleteRead) as cut:
        answer.read()
    assert cut.value.partial == FIRST


def test_a_long_answer_waits_for_whoever_reads_it(failing: int) -> None:
    """Nothing near the whole of it is made before somebody takes it, and nothing more once they have left."""
    with socket.create_connection(("127.0.0.1", failing)) as reader:
        reader.sendall(b"GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert reader.recv(1000).startswith(b"HTTP/1.1 200")
        made = _made(failing)
        time.sleep(1)
        assert _made(failing) == pytest.approx(made, abs=LEAVES)
    made = _made(failing)
    time.sleep(1)
    assert _made(failing) == pytest.approx(made, abs=LEAVES)


def test_who_reads_no_more_is_left(home: Site, failing: int) -> None:
    with socket.create_connection(("127.0.0.1", failing)) as reader:
        reader.sendall(b"GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n")
        end, log = time.monotonic() + PATIENCE, home.home / "failing.log"
        while "TimeoutError" not in log.read_text():
            assert time.monotonic() < end
            time.sleep(0.1)
        reader.settimeout(PATIENCE)
        with suppress(ConnectionResetError):
            while reader.recv(1_000_000):  # what lay between, and then the end
                pass


def _made(port: int) -> int:
    return int(urllib.request.urlopen(f"http://127.0.0.1:{port}/made", timeout=PATIENCE).read())
