"""A photograph whose decoder dies or hangs is refused by its name like any that is damaged, and the next goes in."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

import psutil
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from safelight.imaging import decoded
from safelight.studio import actions as studio
from safelight.studio.models import PhotographyRequest
from tests import cast as play
from tests.cast import Cast
from tests.fuzz.staying import decoders, kept
from tests.imaging.making import noisy, saved
from tests.pages import browser

LARGE = saved(noisy(9000, 9000, grain=40))


@pytest.fixture
def request_(cast: Cast) -> PhotographyRequest:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    studio.open_request(cast.acting("marques"), request)
    return request


@pytest.fixture
def photographer(cast: Cast) -> Client:
    return browser(cast, "marques")


@contextmanager
def set_upon(act: str) -> Iterator[None]:
    """Whatever decodes is killed or stopped as soon as it does."""
    over = Event()

    def watch() -> None:
        while not over.is_set():
            with suppress(psutil.NoSuchProcess):
                for ready in decoders(decoded.PROGRAM):
                    for each in ready.children():
                        if each.io_counters().read_chars > len(LARGE):  # it has the file
                            getattr(each, act)()
                            over.set()
            time.sleep(0.005)

    thread = Thread(target=watch)
    thread.start()
    yield
    over.set()
    thread.join()


def send(client: Client, request: PhotographyRequest, data: bytes) -> dict[str, str]:
    answer = client.post(
        f"/requests/{request.pk}/photographs",
        {"photograph": SimpleUploadedFile("IMG_7.jpg", data), "view": "Overview"},
        headers={"accept": "application/json"},
    )
    assert answer.status_code == 200
    told: dict[str, str] = answer.json()
    return told


@pytest.mark.parametrize("act", ["kill", "suspend"])
def test_it_is_refused_by_name_and_the_next_goes_in(
    photographer: Client, request_: PhotographyRequest, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    assert send(photographer, request_, play.jpeg(1))["outcome"] == "filed"  # one stands ready
    before = kept()
    monkeypatch.setattr(decoded, "SECONDS", 5.0)
    with set_upon(act):
        told = send(photographer, request_, LARGE)
    assert told["outcome"] == "refused"
    assert told["message"].startswith("IMG_7.jpg: The picture cannot be decoded")
    assert kept() == before
    assert not [each for each in decoders(decoded.PROGRAM) if each.status() == psutil.STATUS_STOPPED]
    monkeypatch.undo()
    assert send(photographer, request_, LARGE)["outcome"] == "filed"
