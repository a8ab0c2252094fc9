"""Files as failing cards, bad lines and people of ill will make them: sound ones, changed where it hurts; and noise.

`SAFELIGHT_FUZZ=5000` tries as many of each, by chance; without it a few, the same each time.
"""

import os
from collections.abc import Callable, Sequence
from typing import Any, Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

WANTED: Final = int(os.environ.get("SAFELIGHT_FUZZ", "0"))
FEW: Final = 40

fuzzed: Final[Callable[[Any], Any]] = settings(
    max_examples=WANTED or FEW,
    derandomize=not WANTED,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

ENDINGS: Final = (
    ".jpg", ".jpeg", ".png", ".tif", ".heic", ".pdf", ".dng", ".nef", ".arw", ".cr3", ".gif", ".jpg.exe", ".", "",
)  # fmt: skip

# What lengths, counts and offsets are set to when somebody tries what happens then.
_HOSTILE: Final = tuple(
    number.to_bytes(size, order)
    for size, number in (
        (1, 0x00), (1, 0x7F), (1, 0xFF), (2, 0), (2, 0xFFFF), (2, 0x8000), (4, 0), (4, 1), (4, 0x7FFFFFFF),
        (4, 0x80000000), (4, 0xFFFFFFFF), (4, 0x10000), (8, 2**63 - 1), (8, 2**64 - 1),
    )
    for order in ("big", "little")
)  # fmt: skip

names = st.tuples(st.text(max_size=30), st.sampled_from(ENDINGS)).map("".join)


def damaged(sound: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """One of these, changed a few times."""
    return st.sampled_from(sound).flatmap(lambda data: _changed(data, sound))


def anything(sound: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Mostly what begins as one of these does, for the rest is turned away at its first bytes."""
    beginnings = st.sampled_from([each[:length] for each in sound for length in (4, 16, 64, 400)])
    noise = st.binary(max_size=2000)
    return damaged(sound) | damaged(sound) | st.tuples(beginnings, noise).map(b"".join) | noise


def _changed(data: bytes, others: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    # Half of the changes fall where headers are.
    place = st.integers(0, min(len(data), 700)) | st.integers(0, len(data))
    change = st.one_of(
        st.tuples(place, st.sampled_from(_HOSTILE)).map(_overwrite),
        st.tuples(place, st.binary(min_size=1, max_size=40)).map(_overwrite),
        st.tuples(place, st.binary(min_size=1, max_size=40)).map(_insert),
        st.tuples(place, st.integers(1, 3000)).map(_leave_out),
        st.tuples(place, st.integers(1, 5000)).map(_blank),
        st.tuples(place, st.integers(1, 5000)).map(_repeat),
        st.tuples(place, st.sampled_from(others)).map(_splice),
        place.map(_cut),
    )
    return st.lists(change, min_size=1, max_size=4).map(lambda changes: _after(data, changes))


Change = Callable[[bytes], bytes]


def _after(data: bytes, changes: Sequence[Change]) -> bytes:
    for change in changes:
        data = change(data)
    return data


def _overwrite(told: tuple[int, bytes]) -> Change:
    at, what = told
    return lambda data: data[:at] + what + data[at + len(what) :]


def _insert(told: tuple[int, bytes]) -> Change:
    at, what = told
    return lambda data: data[:at] + what + data[at:]


def _leave_out(told: tuple[int, int]) -> Change:
    at, length = told
    return lambda data: data[:at] + data[at + length :]


def _blank(told: tuple[int, int]) -> Change:
    at, length = told
    return lambda data: data[:at] + bytes(length) + data[at + length :]


def _repeat(told: tuple[int, int]) -> Change:
    at, length = told
    return lambda data: data[: at + length] + data[at:]


def _splice(told: tuple[int, bytes]) -> Change:
    at, other = told
    return lambda data: data[:at] + other[at:]


def _cut(at: int) -> Change:
    return lambda data: data[:at]
