"""Dates, numbers and sizes as the NHS writes them."""

from datetime import UTC, date, datetime

import pytest

from safelight.web import wording


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 11, 2), "02-Nov-2026"),
        (date(856, 5, 31), "31-May-0856"),
        (datetime(2026, 7, 1, 23, 30, tzinfo=UTC), "02-Jul-2026"),  # summer time in London
    ],
)
def test_a_date(day: date, shown: str) -> None:
    assert wording.british_date(day) == shown


def test_a_time_is_in_london_with_24_hours() -> None:
    assert wording.british_time(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "02-Jul-2026 00:30"
    assert wording.british_time(datetime(2026, 1, 1, 15, 5, tzinfo=UTC)) == "01-Jan-2026 15:05"


def test_an_nhs_number() -> None:
    assert wording.spaced_nhs_number("9434765919") == "943 476 5919"


@pytest.mark.parametrize(
    ("born", "years"),
    [(date(2000, 11, 22), 26), (date(2000, 11, 23), 25), (date(2004, 2, 29), 22), (date(2026, 11, 22), 0)],
)
def test_an_age(born: date, years: int) -> None:
    assert wording.age(born, date(2026, 11, 22)) == years


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (0, "0 bytes"),
        (1023, "1,023 bytes"),
        (1024, "1 KB"),
        (1_468_006, "1.4 MB"),
        (104_857_600, "100 MB"),
        (5 << 40, "5,120 GB"),
    ],
)
def test_a_size(size: int, shown: str) -> None:
    assert wording.file_size(size) == shown


def test_a_count() -> None:
    assert [wording.plural(count, "photograph") for count in (0, 1, 2)] == [
        "0 photographs",
        "1 photograph",
        "2 photographs",
    ]
    assert wording.plural(2, "copy", "copies") == "2 copies"
