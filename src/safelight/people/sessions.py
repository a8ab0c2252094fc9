"""Whose session it is, worked out once: what a session's row says is a pure function of it and the secret key."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils.crypto import constant_time_compare

from safelight.people.models import Staff

_REMEMBERED: Final = 1024  # sessions; a hospital's on one worker


@dataclass(frozen=True, slots=True)
class Session:
    """The key that a browser's cookie holds, and the time."""

    key: str
    now: datetime


@lru_cache(_REMEMBERED)
def holder(data: str, password: str) -> UUID | None:
    """Who is signed in by a session with this data, if that person's password, as kept, is still the one with which
    it began; None where nobody is.
    """
    said = SessionStore().decode(data)
    if said.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return None
    begun_with = Staff(password=password).get_session_auth_hash()
    if not constant_time_compare(said.get(HASH_SESSION_KEY, ""), begun_with):
        return None
    return UUID(said[SESSION_KEY])
