"""A middleman on loopback between a client and a server: it passes on what is said, or lets it go wrong."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from urllib.parse import urlsplit

PIECE = 64 * 1024


class Mood(Enum):
    """What becomes of a connection that is opened from now on."""

    CUT = auto()  # the first piece of the request is passed on, then both ends are closed
    DEAF = auto()  # nothing is passed on, and nothing answered
    FAULT = auto()  # nothing is passed on; the answer is 503
    LOST = auto()  # passed on, and the answer is swallowed: the line is closed in its place
    MUTE = auto()  # passed on, and the answer never comes
    PASS = auto()


@dataclass
class Between:
    """The middleman; `moods` are those of the next connections, then `mood` of all that follow."""

    url: str
    mood: Mood = Mood.PASS
    moods: list[Mood] = field(default_factory=list)
    swallowing: bool = False  # every answer from now on, also on a connection that is open
    answered: threading.Event = field(default_factory=threading.Event)  # the store has, to what was swallowed
    _over: threading.Event = field(default_factory=threading.Event)

    def _next(self) -> Mood:
        return self.moods.pop(0) if self.moods else self.mood

    def _serve(self, client: socket.socket, store: tuple[str, int]) -> None:
        mood = self._next()
        with closing(client), suppress(OSError), ended(client):
            if mood is Mood.DEAF:
                self._over.wait()
                return
            if mood is Mood.FAULT:
                client.recv(PIECE)
                client.sendall(b"HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                return
            with closing(socket.create_connection(store)) as other:
                if mood is Mood.CUT:
                    other.sendall(client.recv(PIECE))
                    return
                threading.Thread(target=_pump, args=(client, other), daemon=True).start()
                self._answer(mood, other, client)

    def _answer(self, mood: Mood, store: socket.socket, client: socket.socket) -> None:
        while data := store.recv(PIECE):
            if mood is Mood.PASS and not self.swallowing:
                client.sendall(data)
                continue
            if b" 100 " in data[:16]:  # go on sending
                client.sendall(data)
                continue
            self.answered.set()
            if mood is Mood.MUTE:
                self._over.wait()
            return


@contextmanager
def between(store: str) -> Iterator[Between]:
    """In front of the store at this address."""
    there = urlsplit(store)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        man = Between(f"http://127.0.0.1:{listening.getsockname()[1]}")
        target = (str(there.hostname), int(there.port or 80))

        def accept() -> None:
            with suppress(OSError):
                while True:
                    client, _ = listening.accept()
                    threading.Thread(target=man._serve, args=(client, target), daemon=True).start()  # noqa: SLF001 - its own

        threading.Thread(target=accept, daemon=True).start()
        try:
            yield man
        finally:
            man._over.set()  # noqa: SLF001 - its own
            listening.shutdown(socket.SHUT_RDWR)


@contextmanager
def ended(client: socket.socket) -> Iterator[None]:
    """Another thread may be reading from it: only this ends the connection."""
    try:
        yield
    finally:
        with suppress(OSError):
            client.shutdown(socket.SHUT_RDWR)


def _pump(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(PIECE):
            other.sendall(data)
