"""A request as ASGI gives it, as Django's WSGI handler takes it (PEP 3333)."""

import sys
from collections.abc import Mapping
from io import BufferedReader
from typing import Any, Final

Scope = dict[str, Any]
_PLAIN: Final = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}
_ALWAYS: Final[dict[str, Any]] = {
    "SCRIPT_NAME": "",
    "wsgi.version": (1, 0),
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": True,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
}


def named(scope: Scope) -> dict[str, str]:
    """The headers by their names. One with an underscore is left out: it would pass for another, that of a proxy."""
    headers: dict[str, str] = {}
    for raw, value in scope["headers"]:
        name, said = raw.decode("latin-1").lower(), value.decode("latin-1")
        between = "; " if name == "cookie" else ","  # HTTP/2 sends cookies one by one
        if "_" not in name:
            headers[name] = f"{headers[name]}{between}{said}" if name in headers else said
    return headers


def environ(scope: Scope, headers: Mapping[str, str], body: BufferedReader) -> dict[str, Any]:
    """With `body` to be read."""
    server, port = scope["server"]
    variables = {
        _PLAIN.get(name) or "HTTP_" + name.upper().replace("-", "_"): headers[name] for name in headers
    }
    return {
        **_ALWAYS,
        **variables,
        "REQUEST_METHOD": scope["method"],
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": server,
        "SERVER_PORT": str(port),
        "REMOTE_ADDR": scope["client"][0],
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": body,
    }
