"""What stands ahead of Django: bodies in their time, and headers as Django reads them."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pytest
from django.http import HttpResponse

from safelight.config import bodies, front
from safelight.config.bodies import BrokenOff, TooSlow, taken_in
from safelight.config.environ import environ, named
from safelight.library.at_once import Answer
from safelight.web.middleware import LARGEST_BODY

DISCONNECT = {"type": "http.disconnect"}


def _scope(*headers: tuple[bytes, bytes], **differing: Any) -> dict[str, Any]:
    return {
        "method": "GET",
        "path": "/",
        "query_string": b"a=%C3%A9",
        "http_version": "1.1",
        "scheme": "http",
        "server": ("127.0.0.1", 8000),
        "client": ("192.0.2.1", 5000),
        "headers": headers,
    } | differing


def _read(length: int, *messages: dict[str, Any]) -> bytes:
    """The body that these messages make; after them nothing comes any more."""
    coming = iter(messages)

    async def receive() -> dict[str, Any]:
        message = next(coming, None)
        return message if message is not None else await asyncio.Event().wait()  # type: ignore[return-value]

    async def take() -> bytes:
        return (await taken_in(receive, {"content-length": str(length)})).read()

    return asyncio.run(take())


def _part(body: bytes, *, more: bool = True) -> dict[str, Any]:
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_body_is_what_came() -> None:
    assert _read(8, _part(b"half"), _part(b""), _part(b"half", more=False)) == b"halfhalf"


@pytest.mark.parametrize("size", [1, 3, 64 * 1024, 1_000_000])
def test_a_body_is_read_in_parts_of_any_size(size: int) -> None:
    pieces = [bytes([number]) * (100_000 + number) for number in range(5)]
    body = bodies.BufferedReader(bodies.Pieces(pieces), buffer_size=max(2, size // 2))
    assert b"".join(iter(lambda: body.read(size), b"")) == b"".join(pieces)


def test_a_body_that_does_not_come_in_its_time_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "PATIENCE", 0.05)
    with pytest.raises(TooSlow):
        _read(8, _part(b"half"))


@pytest.mark.parametrize(("first", "outcome"), [(bodies.LARGE, nullcontext()), (1, pytest.raises(TooSlow))])
def test_what_has_come_earns_a_body_more_time(
    first: int, outcome: AbstractContextManager[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not what is announced: a photograph of which nothing comes is given up as soon as a form."""
    monkeypatch.setattr(bodies, "PATIENCE", 0.1)
    parts = iter([(0, _part(bytes(first))), (0.5, _part(bytes(bodies.LARGE), more=False))])

    async def receive() -> dict[str, Any]:
        seconds, part = next(parts)
        await asyncio.sleep(seconds)
        return part

    with outcome:
        body = asyncio.run(taken_in(receive, {"content-length": str(first + bodies.LARGE)}))
        assert len(body.read()) == first + bodies.LARGE


@pytest.mark.parametrize("near", [True, False])
def test_a_picture_from_afar_is_read_in_a_thread(near: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    where, sent = [], []

    def picture(*_: object) -> Answer:
        where.append(threading.current_thread() is threading.main_thread())
        return Answer([("content-type", "image/jpeg")], b"picture")

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    monkeypatch.setattr(front, "is_near", lambda: near)
    monkeypatch.setattr(front, "at_once", picture)
    asyncio.run(front.Front(Any)(_scope(), Any, send))  # type: ignore[arg-type] # neither is asked
    assert where == [near]
    assert [each.get("body") for each in sent] == [None, b"picture"]


def test_a_page_is_sent_in_one_go() -> None:
    """Its head does not go ahead of it: a browser would have begun with a page of which nothing is there."""
    sent: list[dict[str, Any]] = []

    def django(_: object, start: Callable[..., object]) -> HttpResponse:
        start("200 OK", [("Content-Type", "text/html")])
        return HttpResponse(["<p>a ", "page"])

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(front.Front(django)(_scope(path="/a-page"), Any, send))  # type: ignore[arg-type]
    assert [(each.get("body"), each.get("more_body")) for each in sent] == [
        (None, None),
        (b"<p>a page", False),
    ]


@pytest.mark.parametrize(
    "messages", [[DISCONNECT], [_part(b"half"), DISCONNECT], [_part(b"half", more=False)]], ids=str
)
def test_a_body_that_breaks_off_is_none(messages: list[dict[str, Any]]) -> None:
    with pytest.raises(BrokenOff):
        _read(8, *messages)


@pytest.mark.parametrize("length", ["", "0", "-1", "+8", "eight", str(LARGEST_BODY + 1), "²"])
def test_a_body_that_is_too_large_or_of_no_length_is_not_read(length: str) -> None:
    async def receive() -> dict[str, Any]:
        raise AssertionError("It was read.")

    assert asyncio.run(taken_in(receive, {"content-length": length})).read() == b""


def test_no_more_large_bodies_than_memory_has_room_for() -> None:
    begun = []

    async def receive() -> dict[str, Any]:
        begun.append(1)
        return await asyncio.Event().wait()  # type: ignore[return-value]

    async def crowd() -> None:
        bodies_ = [
            asyncio.create_task(taken_in(receive, {"content-length": str(length)}))
            for length in [bodies.LARGE + 1] * 20 + [1000] * 20
        ]
        await asyncio.sleep(0.05)
        for each in bodies_:
            each.cancel()
        await asyncio.gather(*bodies_, return_exceptions=True)

    asyncio.run(crowd())
    assert len(begun) == bodies.LARGE_AT_ONCE + 20


def test_a_header_with_an_underscore_does_not_pass_for_the_proxys() -> None:
    headers = named(_scope((b"x_forwarded_proto", b"https"), (b"x-forwarded-for", b"192.0.2.7")))
    assert headers == {"x-forwarded-for": "192.0.2.7"}


def test_headers_that_come_twice_are_one() -> None:
    headers = named(_scope((b"cookie", b"a=1"), (b"cookie", b"b=2"), (b"accept", b"x"), (b"accept", b"y")))
    assert headers == {"cookie": "a=1; b=2", "accept": "x,y"}


def test_django_is_asked_what_was_asked() -> None:
    scope = _scope((b"content-type", b"text/plain"), (b"host", b"library.example"), path="/é")
    body = bodies.BufferedReader(bodies.Pieces([b"body"]))
    asked = environ(scope, named(scope), body)
    assert asked["PATH_INFO"].encode("latin-1").decode() == "/é"
    assert asked["QUERY_STRING"] == "a=%C3%A9"
    assert (asked["CONTENT_TYPE"], asked["HTTP_HOST"]) == ("text/plain", "library.example")
    assert (asked["SERVER_NAME"], asked["SERVER_PORT"]) == ("127.0.0.1", "8000")
    assert asked["REMOTE_ADDR"] == "192.0.2.1"
    assert asked["wsgi.input"].read() == b"body"
