"""An entry and its one encoding: vectors in `entries/`, round trips, and what may not stand in the trail."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from safelight.trail.entry import LARGEST_INTEGER, Entry, canonical, parse
from safelight.trail.errors import MalformedEntry
from safelight.trail.events import Event

VECTORS = sorted((Path(__file__).parent / "entries").glob("*.txt"))
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SOMEBODY = "a" * 64

TOKENS = st.from_regex(r"(?![0-9]{10}\Z)[!-~]{1,20}", fullmatch=True)
PSEUDONYMS = st.binary(min_size=32, max_size=32).map(bytes.hex)
INTEGERS = st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
# Hypothesis asks for bounds without a zone; the outermost years have no room for one.
YEARS = (datetime(2, 1, 1), datetime(9998, 1, 1))  # noqa: DTZ001
SCALARS = st.none() | st.booleans() | INTEGERS | TOKENS
ENTRIES = st.builds(
    Entry,
    event=st.sampled_from(Event),
    at=st.datetimes(*YEARS, timezones=st.timezones()),
    actor=st.none() | PSEUDONYMS,
    role=st.none() | TOKENS,
    origin=st.none() | TOKENS,
    subjects=st.dictionaries(TOKENS, PSEUDONYMS | st.lists(PSEUDONYMS, min_size=1).map(tuple), max_size=3),
    purpose=st.none() | TOKENS,
    verdict=st.sampled_from(["permit", "deny", None]),
    citations=st.lists(TOKENS, max_size=3).map(tuple),
    detail=st.dictionaries(TOKENS, SCALARS | st.lists(SCALARS, max_size=3).map(tuple), max_size=3),
)


@pytest.mark.parametrize("file", VECTORS, ids=lambda file: file.stem)
def test_a_vector_is_read_as_it_says(file: Path) -> None:
    head, _, data = file.read_bytes().partition(b"\n\n")
    if head.startswith(b"expect: accepted\n"):
        assert canonical(parse(data)) == data
    else:
        assert head.startswith(b"expect: malformed\n")
        with pytest.raises(MalformedEntry):
            parse(data)


@given(ENTRIES)
def test_what_is_written_is_read_back(entry: Entry) -> None:
    assert parse(canonical(entry)) == entry


@given(ENTRIES)
def test_the_encoding_is_that_of_rfc_8785(entry: Entry) -> None:
    assert rfc8785.dumps(json.loads(canonical(entry))) == canonical(entry)


@given(ENTRIES, st.data())
def test_no_other_bytes_mean_the_same(entry: Entry, data: st.DataObject) -> None:
    good = canonical(entry)
    place = data.draw(st.integers(0, len(good) - 1))
    changed = bytearray(good)
    changed[place] ^= data.draw(st.integers(1, 255))
    try:
        understood = parse(bytes(changed))
    except MalformedEntry:
        return
    assert understood != entry


@given(
    st.binary() | st.text().map(str.encode) | st.recursive(SCALARS, st.lists).map(json.dumps).map(str.encode)
)
def test_nothing_else_is_an_entry(data: bytes) -> None:
    with pytest.raises(MalformedEntry):
        parse(data)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(MalformedEntry):
        parse(b"[" * 100_000)


@pytest.mark.parametrize(
    "values",
    [
        {"actor": "Anne Example"},
        {"at": NOON.replace(tzinfo=None)},
        {"citations": ("two words",)},
        {"detail": {"a key": 1}},
        {"detail": {"number": "9434765919"}},
        {"detail": {"number": 1.5}},
        {"detail": {"parts": ["a list"]}},
        {"detail": {"size": 2**53}},
        {"detail": {"text": "x" * 201}},
        {"origin": ""},
        {"purpose": "caf\N{LATIN SMALL LETTER E WITH ACUTE}"},
        {"role": "line\n"},
        {"subjects": {"patient": "9434765919"}},
        {"subjects": {"patient": ()}},
        {"verdict": "perhaps"},
    ],
    ids=str,
)
def test_it_may_not_stand_in_the_trail(values: dict[str, Any]) -> None:
    with pytest.raises(MalformedEntry) as refusal:
        Entry(**{"event": Event.PATIENT_FIND, "at": NOON, **values})
    assert "Anne" not in str(refusal.value)
    assert "9434765919" not in str(refusal.value)


def test_an_entry_is_in_utc() -> None:
    summer = NOON.astimezone(timezone(timedelta(hours=1)))
    assert canonical(Entry(Event.SEARCH_RUN, summer)) == canonical(Entry(Event.SEARCH_RUN, NOON))


def test_an_entry_does_not_change_with_what_it_was_made_of() -> None:
    subjects, detail = {"patient": SOMEBODY}, {"size": 1}
    entry = Entry(Event.SEARCH_RUN, NOON, subjects=subjects, detail=detail)
    before = canonical(entry)
    subjects.clear()
    detail["size"] = 2
    assert canonical(entry) == before


def test_one_subject_in_a_tuple_is_written_alone() -> None:
    entry = Entry(Event.VIEWING_OPEN, NOON, subjects={"recordings": (SOMEBODY,)})
    assert entry.subjects["recordings"] == SOMEBODY


def test_events_are_in_alphabetical_order_and_well_formed() -> None:
    assert list(Event) == sorted(Event)
    assert all(event.count(":") == 1 and event == event.lower() for event in Event)
