"""The bodies of requests: each is there whole, in memory, before a thread is taken for it, or is given up in time."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING, Any, Final

from safelight.web.middleware import LARGEST_BODY

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PATIENCE: Final = 30  # seconds that every body has
SLOWEST: Final = 32 * 1024  # bytes that earn it another second when they have come
LARGE: Final = 256 * 1024  # no form is
LARGE_AT_ONCE: Final = 8  # in memory of one process; the others wait to be read
_TURNS: Final = asyncio.Semaphore(LARGE_AT_ONCE)

Receive = Callable[[], Awaitable[dict[str, Any]]]


class TooSlow(TimeoutError):
    """The body did not come in its time."""


class BrokenOff(EOFError):
    """The connection ended before the body did."""


class Pieces(RawIOBase):
    """What has come, read once, and let go of while it is read: a photograph is not held twice."""

    def __init__(self, pieces: Iterable[bytes] = ()) -> None:
        super().__init__()
        self._left = deque([memoryview(piece) for piece in pieces])

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        if not self._left:
            return 0
        room, first = memoryview(buffer), self._left.popleft()
        part, rest = first[: len(room)], first[len(room) :]
        if rest:
            self._left.appendleft(rest)
        room[: len(part)] = part
        return len(part)


async def taken_in(receive: Receive, headers: Mapping[str, str]) -> BufferedReader:
    """The body that a request says it has. One that is too large, or does not say how large it is, is left where it
    is: `BodyLimit` answers it. Raises `TooSlow` or `BrokenOff`.
    """
    said = headers.get("content-length", "")
    length = int(said) if said.isascii() and said.isdigit() else 0
    if not 0 < length <= LARGEST_BODY:
        return BufferedReader(Pieces())
    try:
        if length <= LARGE:
            return await _read(receive, length)
        async with _TURNS:
            return await _read(receive, length)
    except TimeoutError:
        raise TooSlow from None


async def _read(receive: Receive, length: int) -> BufferedReader:
    pieces, come, more = list[bytes](), 0, True
    end = asyncio.get_running_loop().time() + PATIENCE
    async with asyncio.timeout_at(end) as patience:
        while more:
            message = await receive()
            if message["type"] != "http.request":
                raise BrokenOff
            pieces.append(message.get("body", b""))
            more, come = message.get("more_body", False), come + len(pieces[-1])
            patience.reschedule(end + come / SLOWEST)
    if come != length:
        raise BrokenOff
    return BufferedReader(Pieces(filter(None, pieces)))
