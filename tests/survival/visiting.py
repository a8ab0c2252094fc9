"""Somebody at a browser of their own, down to the socket: one connection that is kept, cookies, the forms'
tokens.
"""

import json
import socket
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from typing import Any, Final
from urllib.parse import urlencode

from tests.serving import Site

PAGE: Final = "text/html,application/xhtml+xml"
SCRIPT: Final = "application/json"
PICTURE: Final = "image/avif,image/webp,*/*;q=0.8"
FORM: Final = "application/x-www-form-urlencoded"
BOUNDARY: Final = "----a-boundary-of-the-tests"
PATIENCE: Final = 30  # seconds

File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, read to its end."""

    status: int
    location: str
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def said(self) -> Any:
        """What a script is told."""
        return json.loads(self.body)

    @property
    def is_picture(self) -> bool:
        return self.body.startswith(b"\xff\xd8\xff")

    @property
    def hidden(self) -> dict[str, str]:
        """The hidden fields of the page's forms by name, the last of each name."""
        return self._parsed.hidden

    @property
    def pictures(self) -> list[str]:
        """The addresses of the pictures on the page."""
        return self._parsed.pictures

    @property
    def _parsed(self) -> "_Page":
        page = _Page()
        page.feed(self.text)
        return page


@dataclass(slots=True)
class Visitor:
    """A browser. Not for two threads at once: open another with `again`."""

    site: Site
    cookies: dict[str, str] = field(default_factory=dict)
    connection: HTTPConnection = field(init=False)
    token: str = ""  # of the last page with a form

    def __post_init__(self) -> None:
        self.connection = HTTPConnection("127.0.0.1", self.site.port, timeout=PATIENCE)

    def again(self) -> "Visitor":
        """The same session in another window, on a connection of its own."""
        return Visitor(self.site, dict(self.cookies), token=self.token)

    def get(self, address: str, accept: str = PAGE) -> Answer:
        return self.ask("GET", address, {"Accept": accept})

    def post(self, address: str, fields: Mapping[str, Sequence[str]]) -> Answer:
        """Send a form, as the page does that was last got."""
        body = urlencode({"csrfmiddlewaretoken": self.token} | dict(fields), doseq=True).encode()
        return self.ask("POST", address, {"Accept": PAGE, "Content-Type": FORM}, body)

    def upload(self, address: str, *files: File, view: str = "Overview", accept: str = SCRIPT) -> Answer:
        """Send photographs, as the page's script does."""
        body = self.photographs(files, view)
        return self.ask("POST", address, {"Accept": accept, "Content-Type": multipart()}, body)

    def photographs(self, files: Iterable[File], view: str = "Overview") -> bytes:
        """The body of an upload."""
        fields = {"csrfmiddlewaretoken": self.token, "view": view}
        parts = [_part(f'name="{name}"', value.encode()) for name, value in fields.items()]
        for name, data in files:
            kind = f'name="photograph"; filename="{name}"\r\nContent-Type: image/jpeg'
            parts.append(_part(kind, data))
        return b"".join([*parts, f"--{BOUNDARY}--\r\n".encode()])

    def ask(self, method: str, address: str, headers: Mapping[str, str], body: bytes | None = None) -> Answer:
        """One request. A connection that broke is not tried again: the caller is told."""
        try:
            self.connection.request(method, address, body, self._with_cookies(headers))
            return self._read(self.connection.getresponse())
        except BaseException:
            self.connection.close()
            raise

    def raw(self, address: str, headers: Mapping[str, str], beginning: bytes) -> socket.socket:
        """A socket on which a POST with these headers has begun; what follows is the caller's."""
        lines = [f"POST {address} HTTP/1.1", f"Host: 127.0.0.1:{self.site.port}"]
        lines += [f"{name}: {value}" for name, value in self._with_cookies(headers).items()]
        wire = socket.create_connection(("127.0.0.1", self.site.port), PATIENCE)
        wire.sendall("\r\n".join([*lines, "", ""]).encode() + beginning)
        return wire

    def _with_cookies(self, headers: Mapping[str, str]) -> dict[str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {**headers, "Cookie": cookies, "Origin": self.site.url}

    def _read(self, response: HTTPResponse) -> Answer:
        answer = Answer(response.status, response.headers.get("Location", ""), response.read())
        for line in response.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: each.value for name, each in SimpleCookie(line).items()}
        if response.headers.get_content_type() == "text/html":
            self.token = answer.hidden.get("csrfmiddlewaretoken", self.token)
        return answer


def signed_in(site: Site, name: str) -> Visitor:
    """A member of the cast."""
    from tests.cast import PASSWORD  # Django is set up by now

    visitor = Visitor(site)
    visitor.get("/sign-in")
    sent = {"login": f"{name}@stlukes.example", "password": PASSWORD}
    assert visitor.post("/sign-in", sent).status == 302
    page = visitor.get("/")
    visitor.get(page.location)  # its forms carry the token of the new session
    return visitor


def multipart() -> str:
    return f"multipart/form-data; boundary={BOUNDARY}"


def answered(wire: socket.socket) -> Answer:
    """What the server says on a socket."""
    with HTTPResponse(wire) as response:
        response.begin()
        return Answer(response.status, "", response.read())


def _part(named: str, data: bytes) -> bytes:
    return f"--{BOUNDARY}\r\nContent-Disposition: form-data; {named}\r\n\r\n".encode() + data + b"\r\n"


class _Page(HTMLParser):
    """What a test looks for on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden: dict[str, str] = {}
        self.pictures: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "input" and has.get("type") == "hidden":
            self.hidden[has.get("name", "")] = has.get("value", "")
        if tag == "img" and "/viewings/" in has.get("src", ""):
            self.pictures.append(has["src"])
