"""Connections on which half of a request comes, and no more."""

import socket
import urllib.request

from tests.serving import Site

_HALF = (
    "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\nContent-Length: {length}\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\n\r\nlogin=o"
)


def half(site: Site, length: int = 1000) -> bytes:
    """With the cookie of a form: without it Django refuses before it reads."""
    cookie = urllib.request.urlopen(f"{site.url}/sign-in").headers["Set-Cookie"].partition(";")[0]
    return _HALF.format(port=site.port, cookie=cookie, length=length).encode()


def stalled(site: Site, request: bytes) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", site.port))
    connection.sendall(request)
    return connection
