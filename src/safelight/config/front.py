"""Ahead of Django: pictures at once; bodies whole before a thread is taken; long answers as fast as they are read.

A thread is held by what is being done, and never by somebody's connection. docs/adr/0028.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from typing import Any, Final

from django.core.handlers.wsgi import WSGIHandler

from safelight.config.bodies import BrokenOff, Receive, TooSlow, taken_in
from safelight.config.environ import Scope, environ, named
from safelight.library.at_once import at_once
from safelight.library.shelf import is_near

THREADS: Final = 4  # of a process, for Django
PIECE: Final = 64 * 1024  # bytes of a long answer that are sent together
PATIENCE: Final = 30  # seconds for a piece: whoever takes none for so long has gone
TOO_SLOW: Final = b"The request did not arrive in time. Send it again."

Send = Callable[[dict[str, Any]], Awaitable[None]]
Headers = Iterable[tuple[str, str]]


class Front:
    """The application of one process."""

    def __init__(self, django: WSGIHandler) -> None:
        self._django = django
        self._threads = ThreadPoolExecutor(THREADS, "django")
        self._near = is_near()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request. An answer that fails when it has begun ends its connection, and cannot pass for whole."""
        loop = asyncio.get_running_loop()
        headers = named(scope)
        asked = (scope["method"], scope["path"], headers)
        picture = (
            at_once(*asked) if self._near else await loop.run_in_executor(self._threads, at_once, *asked)
        )
        if picture is not None:
            await _whole(send, 200, picture.headers, picture.data)
            return
        try:
            body = await taken_in(receive, headers)
        except BrokenOff:
            return
        except TooSlow:
            refused = [("connection", "close"), ("content-type", "text/plain")]
            await _whole(send, 408, refused, TOO_SLOW)
            return
        answer = _Answer(receive, send, loop)
        await loop.run_in_executor(self._threads, answer.by, self._django, environ(scope, headers, body))


class _Answer:
    """What Django answers, from one of the threads."""

    def __init__(self, receive: Receive, send: Send, loop: asyncio.AbstractEventLoop) -> None:
        self._receive, self._send, self._loop = receive, send, loop
        self._status, self._headers = 500, list[tuple[str, str]]()

    def by(self, django: WSGIHandler, asked: dict[str, Any]) -> None:
        """Raises `TimeoutError` for whoever does not read it, and stops where they have left."""
        with closing(django(asked, self._start)) as parts:
            if parts.streaming:
                self._read_as(parts)
            else:
                self._done(_whole(self._send, self._status, self._headers, b"".join(parts)))

    def _read_as(self, parts: Iterable[bytes]) -> None:
        """Made while it is read."""
        with ExitStack() as until:
            self._done(_begin(self._send, self._status, self._headers))
            left: Future[None] | None = None
            for piece in _pieces(parts):
                self._done(_go_on(self._send, piece, more=True))
                if left is None:
                    left = self._doing(_left(self._receive))
                    until.callback(left.cancel)
                elif left.done():
                    return
            self._done(_go_on(self._send, b"", more=False))

    def _start(
        self, status: str, headers: list[tuple[str, str]], _: object = None, /
    ) -> Callable[[bytes], object]:
        """As PEP 3333 has it; Django never calls what is returned."""
        self._status, self._headers = int(status[:3]), headers
        return lambda _: None

    def _done(self, sending: Coroutine[Any, Any, None]) -> None:
        self._doing(asyncio.wait_for(sending, PATIENCE)).result()

    def _doing(self, what: Coroutine[Any, Any, None]) -> "Future[None]":
        return asyncio.run_coroutine_threadsafe(what, self._loop)


async def _whole(send: Send, status: int, headers: Headers, data: bytes) -> None:
    """In one go: a browser that has the head of a page has the page."""
    await _begin(send, status, headers)
    await _go_on(send, data, more=False)


async def _begin(send: Send, status: int, headers: Headers) -> None:
    encoded = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    await send({"type": "http.response.start", "status": status, "headers": encoded})


async def _go_on(send: Send, data: bytes, *, more: bool) -> None:
    await send({"type": "http.response.body", "body": data, "more_body": more})


async def _left(receive: Receive) -> None:
    """Returns when the connection has ended."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _pieces(parts: Iterable[bytes]) -> Iterator[bytes]:
    """What is written line by line, in pieces that are worth sending."""
    kept = bytearray()
    for part in parts:
        kept += part
        if len(kept) >= PIECE:
            yield bytes(kept)
            kept.clear()
    yield bytes(kept)
