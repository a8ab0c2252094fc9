"""Pictures and tiles are most of all requests. While nothing has changed since their viewing was opened they are
answered here, ahead of Django: its sessions and users would each read the database again.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import Error, connection
from django.http import HttpResponse, parse_cookie
from django.utils import timezone

from safelight.library import door
from safelight.library.models import SHOWN, RenditionKind
from safelight.library.seen import Asked
from safelight.people.sessions import Session

Start = Callable[..., Any]
Environ = dict[str, Any]
_UUID: Final = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
# What `urls.py` gives for a picture and for a tile. An address that is neither goes on to Django.
_ADDRESS: Final = re.compile(
    rf"/viewings/({_UUID})/({_UUID})/(?:({'|'.join(SHOWN)})|tiles/(\d{{1,9}})/(\d{{1,9}})_(\d{{1,9}}))",
    re.ASCII,
)
_HEADERS: Final = [
    ("Cache-Control", "no-store"),
    ("Content-Disposition", "inline"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
]


class AtOnce:
    """A WSGI application: whatever is not plainly permitted goes on to Django, whose views say why."""

    def __init__(self, django: WSGIHandler) -> None:
        self._django = django

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        parcel = _parcel(environ)
        if parcel is None:
            return self._django(environ, start)
        start(
            "200 OK",
            [("Content-Type", parcel.media_type), ("Content-Length", str(len(parcel.data))), *_HEADERS],
        )
        return [parcel.data]


def answered(parcel: door.Parcel) -> HttpResponse:
    """A picture for a page, not for a folder."""
    return HttpResponse(
        parcel.data, content_type=parcel.media_type, headers={"Content-Disposition": "inline"}
    )


def _parcel(environ: Environ) -> door.Parcel | None:
    address = _ADDRESS.fullmatch(environ["PATH_INFO"])
    if address is None or environ["REQUEST_METHOD"] != "GET" or not _is_private(environ):
        return None
    key = parse_cookie(environ.get("HTTP_COOKIE", "")).get(settings.SESSION_COOKIE_NAME)
    if not key:
        return None
    viewing, recording, kind, *place = address.groups()
    asked = Asked(UUID(viewing), UUID(recording), RenditionKind(kind or RenditionKind.PYRAMID))
    try:
        return door.hand_over_at_once(Session(key, timezone.now()), asked, None if kind else _tile(*place))
    except Error:  # the database was away: Django says so, or it is back
        return None
    finally:
        if not connection.in_atomic_block:  # but for a test's, of which this is a part
            connection.close()  # it goes back to the pool, as after each of Django's requests


def _tile(level: str, column: str, row: str) -> door.Tile:
    return int(level), int(column), int(row)


def _is_private(environ: Environ) -> bool:
    """Whether it came by https, where that is asked for."""
    return not settings.SECURE_SSL_REDIRECT or environ.get("HTTP_X_FORWARDED_PROTO") == "https"
