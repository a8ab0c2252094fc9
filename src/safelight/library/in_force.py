"""Which policy the recordings were last judged by: the hospital's choices, its packs, and the code that asks them.

Where another decides from a start on, every recording is asked about before anybody searches, and what differs is
judged anew. A process that still runs under the earlier one must have ended by then (docs/running.md).
"""

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import connection

import safelight
from safelight.ledger.acting import Unattended
from safelight.ledger.writing import recorded
from safelight.library.differing import Answer
from safelight.library.mending import mend
from safelight.library.models import PolicyInForce, Recording, Viewing
from safelight.library.rechecking import Heard, recheck
from safelight.policy.stack import Stack
from safelight.trail.events import Event

HERE: Final = Path(safelight.__file__).parent
ASKS: Final = tuple(HERE / layer for layer in ("policy", "people", "consent", "library"))
"""From the tables to the answer: a release that reads a fact in another way judges in another way."""

Watch = Callable[[Callable[[Answer], None]], AbstractContextManager[Heard]]
"""Makes of whoever hears the answers one who also sees how far it is."""


@contextmanager
def unwatched(hear: Callable[[Answer], None]) -> Iterator[Heard]:
    """Nobody sees how far it is."""
    yield lambda answer, _: hear(answer)


def follow(at: datetime, watch: Watch = unwatched) -> None:
    """Where another policy decides than the one before, have all recordings follow it. Raises what `recheck` raises."""
    with _one_at_a_time():
        stack, digest = settings.SAFELIGHT_STACK, digest_of(settings.SAFELIGHT_STACK)
        last = PolicyInForce.objects.order_by("pk").last()
        if last is None or bytes(last.digest) != digest:
            wrong = _differing(watch) if Recording.objects.exists() else []
            by = Unattended("policy", at)
            _adopt(by, stack, digest, patients=mend(wrong, by))


def _differing(watch: Watch) -> list[UUID]:
    wrong: list[UUID] = []
    with watch(lambda answer: wrong.extend(each.recording for each in answer.differing)) as heard:
        recheck(heard)
    return wrong


def _adopt(by: Unattended, stack: Stack, digest: bytes, *, patients: int) -> None:
    """Write down that it is followed. What is open was decided by the one before, and is decided anew."""
    packs, profile = tuple(map(str, stack.packs)), str(stack.profile)
    with recorded(
        Event.POLICY_ADOPT, by, packs=packs, profile=profile, digest=digest.hex(), patients=patients
    ):
        PolicyInForce.objects.create(packs=list(packs), profile=profile, digest=digest, since=by.at)
        Viewing.objects.filter(until__gt=by.at).update(until=by.at)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Of several servers that start at once the first asks, and the others wait for it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('policy in force'))")
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(hashtext('policy in force'))")


def digest_of(stack: Stack) -> bytes:
    """SHA-256 of the profile and of every line of code that the answer may rest on, the hospital's own packs' too."""
    total = hashlib.sha256(str(stack.profile).encode())
    for file in sorted({each for place in (*ASKS, *_elsewhere(stack)) for each in _modules(place)}):
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.digest()


def _elsewhere(stack: Stack) -> Iterator[Path]:
    """Where the packs lie that do not come with Safelight."""
    names = {
        rule.answer.__module__.partition(".")[0] for pack in stack.packs for rule in (*pack.rules, pack.base)
    }
    for name in names - {"safelight"}:
        module = sys.modules[name]
        yield from map(Path, getattr(module, "__path__", None) or [str(module.__file__)])


def _modules(place: Path) -> Iterable[Path]:
    return [place] if place.is_file() else place.rglob("*.py")
