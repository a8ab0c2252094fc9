"""One entry of the trail: its values, its one encoding (docs/spec/trail-entry.md), and the strict reader.

Never a name, a number of a patient or a typed sentence in here: pseudonyms and tokens only.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

from safelight.trail.errors import MalformedEntry
from safelight.trail.events import Event

Scalar: TypeAlias = str | int | bool | None
Detail: TypeAlias = Scalar | tuple[Scalar, ...]
Subject: TypeAlias = str | tuple[str, ...]

VERSION: Final = 1
LARGEST_INTEGER: Final = 2**53 - 1  # RFC 8785 3.2.2.3: what every JSON reader keeps exactly

_TOKEN: Final = re.compile(r"(?![0-9]{10}\Z)[!-~]{1,200}")  # ten digits could be an NHS number
_PSEUDONYM: Final = re.compile(r"[0-9a-f]{64}")
_JSON: Final = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False)
_MEMBERS: Final = frozenset(
    ("actor", "at", "citations", "detail", "event", "origin", "purpose", "role", "subjects", "v", "verdict")
)


@dataclass(frozen=True, slots=True)
class Entry:
    """Who did what, when; people and things are pseudonyms, every other text is a token without spaces.

    `at` is aware. A subject that is several of a kind is a tuple. Raises `MalformedEntry` for what may not
    stand in the trail.
    """

    event: Event
    at: datetime
    actor: str | None = None
    role: str | None = None
    origin: str | None = None
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    purpose: str | None = None
    verdict: Literal["permit", "deny"] | None = None
    citations: tuple[str, ...] = ()
    detail: Mapping[str, Detail] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_time(self.at)
        _check_pseudonyms(self)
        _check_tokens(self)
        # Copies that nobody else holds: an entry cannot change after its bytes were taken.
        object.__setattr__(self, "at", self.at.astimezone(UTC))
        object.__setattr__(self, "subjects", MappingProxyType(_alone(self.subjects)))
        object.__setattr__(self, "detail", MappingProxyType(dict(self.detail)))


def canonical(entry: Entry) -> bytes:
    """The one encoding of `entry`."""
    members = {
        "actor": entry.actor,
        "at": _written(entry.at),
        "citations": entry.citations,
        "detail": dict(entry.detail),
        "event": entry.event,
        "origin": entry.origin,
        "purpose": entry.purpose,
        "role": entry.role,
        "subjects": dict(entry.subjects),
        "v": VERSION,
        "verdict": entry.verdict,
    }
    return _JSON.encode(members).encode("ascii")


def time_of(data: bytes) -> str:
    """When the entry with this encoding is dated, as it is written there: such texts are in the order of time.

    Raises `MalformedEntry`.
    """
    return _written(parse(data).at)


def parse(data: bytes) -> Entry:
    """The entry that `data` is the encoding of. Raises `MalformedEntry` for any other bytes."""
    try:
        members = json.loads(data.decode("ascii"))
    except (ValueError, RecursionError):
        raise MalformedEntry("An entry is one line of JSON in ASCII; this is not.") from None
    if not isinstance(members, dict) or members.keys() != _MEMBERS or members["v"] != VERSION:
        raise MalformedEntry(
            "This is not an entry of version 1: a member is missing, unknown or of another version."
        )
    entry = _entry(members)
    # Whatever else the JSON reader forgives (white space, order, a member twice, 1.0 for 1) differs here.
    if canonical(entry) != data:
        raise MalformedEntry("The entry is not in its one canonical encoding.")
    return entry


def _written(at: datetime) -> str:
    return at.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _entry(members: dict[str, Any]) -> Entry:
    try:
        return Entry(
            event=Event(members["event"]),
            at=datetime.fromisoformat(members["at"]),
            actor=members["actor"],
            role=members["role"],
            origin=members["origin"],
            subjects=_tuples(members["subjects"]),
            purpose=members["purpose"],
            verdict=members["verdict"],
            citations=tuple(members["citations"]),
            detail=_tuples(members["detail"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise MalformedEntry(f"An entry has a value of the wrong kind: {type(error).__name__}.") from None


def _tuples(members: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in members.items()}


def _alone(subjects: Mapping[str, Subject]) -> dict[str, Subject]:
    """One of a kind is written alone, so that it has one encoding."""
    return {
        kind: each[0] if isinstance(each, tuple) and len(each) == 1 else each
        for kind, each in subjects.items()
    }


def _check_time(at: datetime) -> None:
    if at.tzinfo is None:
        raise MalformedEntry("The time of an entry is aware: give it a zone.")


def _check_pseudonyms(entry: Entry) -> None:
    people = [
        one for each in entry.subjects.values() for one in (each if isinstance(each, tuple) else (each,))
    ]
    if entry.actor is not None:
        people.append(entry.actor)
    if () in entry.subjects.values() or not all(map(_is_pseudonym, people)):
        raise MalformedEntry("An actor or subject is not a pseudonym: use safelight.trail.pseudonym.")


def _check_tokens(entry: Entry) -> None:
    optional = (each for each in (entry.role, entry.origin, entry.purpose) if each is not None)
    if not all(map(_is_token, (*optional, *entry.citations, *entry.subjects, *entry.detail))):
        raise MalformedEntry(
            "A text in an entry is 1 to 200 printable characters without spaces, and not 10 digits."
        )
    if entry.verdict not in ("permit", "deny", None):
        raise MalformedEntry("A verdict is permit, deny or nothing.")
    values = (
        each for value in entry.detail.values() for each in (value if isinstance(value, tuple) else (value,))
    )
    if not all(map(_is_scalar, values)):
        raise MalformedEntry(
            "A detail is a token, an integer below 2^53, true, false or null, or a tuple of these."
        )


def _is_pseudonym(value: object) -> bool:
    return isinstance(value, str) and _PSEUDONYM.fullmatch(value) is not None


def _is_token(value: object) -> bool:
    return isinstance(value, str) and _TOKEN.fullmatch(value) is not None


def _is_scalar(value: object) -> bool:
    if isinstance(value, int):
        return -LARGEST_INTEGER <= value <= LARGEST_INTEGER
    return value is None or _is_token(value)
