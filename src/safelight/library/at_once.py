"""Pictures and tiles are most of all requests. While nothing has changed since their viewing was opened they are
answered here, ahead of Django: its sessions and users would each read the database again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import Error, connection
from django.http import HttpResponse, parse_cookie
from django.utils import timezone

from safelight.library import door
from safelight.library.models import SHOWN, RenditionKind
from safelight.library.seen import Asked
from safelight.people.sessions import Session

_UUID: Final = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
# What `urls.py` gives for a picture and for a tile. An address that is neither goes on to Django.
_ADDRESS: Final = re.compile(
    rf"/viewings/({_UUID})/({_UUID})/(?:({'|'.join(SHOWN)})|tiles/(\d{{1,9}})/(\d{{1,9}})_(\d{{1,9}}))",
    re.ASCII,
)
_HEADERS: Final = [
    ("cache-control", "no-store"),
    ("content-disposition", "inline"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    ("cross-origin-opener-policy", "same-origin"),
    ("referrer-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of a picture, and its bytes."""

    headers: list[tuple[str, str]]
    data: bytes


def at_once(method: str, path: str, headers: Mapping[str, str]) -> Answer | None:
    """The picture that is asked for, or None: whatever is not plainly permitted is Django's, whose views say why.
    The headers' names are in lower case.
    """
    address = _ADDRESS.fullmatch(path) if method == "GET" else None
    if address is None or not _is_private(headers):
        return None
    parcel = _parcel(address, headers.get("cookie", ""))
    if parcel is None:
        return None
    length = str(len(parcel.data))
    return Answer([("content-type", parcel.media_type), ("content-length", length), *_HEADERS], parcel.data)


def answered(parcel: door.Parcel) -> HttpResponse:
    """A picture for a page, not for a folder."""
    return HttpResponse(
        parcel.data, content_type=parcel.media_type, headers={"Content-Disposition": "inline"}
    )


def _parcel(address: re.Match[str], cookies: str) -> door.Parcel | None:
    key = parse_cookie(cookies).get(settings.SESSION_COOKIE_NAME)
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


def _is_private(headers: Mapping[str, str]) -> bool:
    """Whether it came by https, where that is asked for."""
    return not settings.SECURE_SSL_REDIRECT or headers.get("x-forwarded-proto", "") == "https"
