"""When the demonstration's story happened."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from safelight.demo.hospital import in_hours
from safelight.demo.script import CHANGES_OF_MIND, SITTINGS

NOW = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
    datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.just(ZoneInfo("Europe/London")),
)


@given(NOW)
def test_it_happened_in_the_studios_hours_in_its_order_and_before_now(now: datetime) -> None:
    days = sorted((each.days_ago for each in (*SITTINGS, *CHANGES_OF_MIND)), reverse=True)
    told = [in_hours(now - timedelta(days=each), number) for number, each in enumerate(days, 1)]
    assert all(each.weekday() < 5 and each.hour == 10 for each in told)
    assert told == sorted(told)
    assert told[-1] + timedelta(hours=2) <= now
