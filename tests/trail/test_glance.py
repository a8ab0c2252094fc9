"""What is accepted at a glance is what the strict reader accepts, with the same date."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safelight.trail import glance
from safelight.trail.entry import Entry, canonical, time_of
from safelight.trail.errors import MalformedEntry
from safelight.trail.glance import date_of

from .log import viewed
from .test_entry import ENTRIES, VECTORS


def strictly(data: bytes) -> str | None:
    try:
        return time_of(data)
    except MalformedEntry:
        return None


def at_a_glance(data: bytes) -> str | None:
    try:
        return date_of(data)
    except MalformedEntry:
        return None


@pytest.mark.parametrize("file", VECTORS, ids=lambda file: file.stem)
def test_the_vectors_are_judged_alike(file: Path) -> None:
    data = file.read_bytes().partition(b"\n\n")[2]
    assert at_a_glance(data) == strictly(data)


@given(ENTRIES)
def test_entries_are_judged_alike(entry: Entry) -> None:
    assert date_of(canonical(entry)) == time_of(canonical(entry))


@given(ENTRIES, st.data())
def test_changed_entries_are_judged_alike(entry: Entry, data: st.DataObject) -> None:
    bytes_ = bytearray(canonical(entry))
    for _ in range(data.draw(st.integers(1, 3))):
        bytes_[data.draw(st.integers(0, len(bytes_) - 1))] = data.draw(st.integers(0x20, 0x7E))
    assert at_a_glance(bytes(bytes_)) == strictly(bytes(bytes_))


NAMES = st.lists(st.sampled_from(["!", ":n", "5", ",", "a", "a:", '":', ":"]), max_size=4, unique=True)
VALUES = st.sampled_from(["v", "v,", ":", ":x", 1, None]) | st.lists(
    st.sampled_from(["v,", ":x", ","]), max_size=2
)


@given(NAMES, st.data())
def test_members_out_of_order_are_judged_alike(names: list[str], data: st.DataObject) -> None:
    detail = {name: data.draw(VALUES) for name in names}
    written = json.dumps(detail, separators=(",", ":")).encode()
    body = canonical(viewed(1)).replace(b'"detail":{}', b'"detail":' + written)
    assert at_a_glance(body) == strictly(body)


@pytest.mark.parametrize(
    "date", ["2026-02-30T10:00:00.000000Z", "2026-11-27T24:00:00.000000Z", "0000-01-01T00:00:00.000000Z"]
)
def test_days_that_there_are_not_are_refused(date: str) -> None:
    body = canonical(viewed(1)).replace(b"2026-11-23T09:01:00.000000Z", date.encode())
    assert (at_a_glance(body), strictly(body)) == (None, None)


def test_what_the_library_writes_needs_no_second_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(glance, "time_of")
    assert date_of(canonical(viewed(1))) == "2026-11-23T09:01:00.000000Z"
