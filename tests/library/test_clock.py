"""The camera's clock: believed within the session, and told of where it cannot be right. It keeps no photograph out."""

from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from safelight.library.clock import disbelieved, made_at, wrong_by
from safelight.library.models import Recording
from safelight.studio import actions as studio
from safelight.studio.models import PhotographyRequest
from safelight.studio.presenters.clock import about_the_clock
from safelight.web.wording import british_time
from tests import cast as play
from tests.cast import Cast
from tests.imaging.making import quarters, saved
from tests.pages import browser, words

SINCE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("camera", "dated", "wrong"),
    [
        (None, NOW, None),
        (SINCE + 10 * MINUTE, SINCE + 10 * MINUTE, timedelta()),
        (datetime(2026, 11, 23, 9, 10), SINCE + 10 * MINUTE, timedelta()),  # noqa: DTZ001 - the camera gave no zone
        (SINCE - MINUTE / 2, SINCE, timedelta()),
        (NOW + MINUTE / 2, NOW, timedelta()),
        (SINCE - 5 * MINUTE, NOW, -5 * MINUTE),
        (NOW + 60 * MINUTE, NOW, 60 * MINUTE),
        (datetime(2020, 1, 3, 4, 12, tzinfo=UTC), NOW, datetime(2020, 1, 3, 4, 12, tzinfo=UTC) - SINCE),
    ],
)
def test_a_time_within_the_session_is_believed(
    camera: datetime | None, dated: datetime, wrong: timedelta | None
) -> None:
    assert made_at(camera, SINCE, NOW) == dated
    if camera is not None:
        assert wrong_by(camera, SINCE, NOW) == wrong


def test_in_summer_a_camera_without_a_zone_has_the_hospitals_time() -> None:
    noon = datetime(2026, 7, 1, 11, 0, tzinfo=UTC)
    assert made_at(datetime(2026, 7, 1, 12, 0), noon - 5 * MINUTE, noon + 5 * MINUTE) == noon  # noqa: DTZ001


@pytest.fixture
def request_(cast: Cast) -> PhotographyRequest:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    studio.open_request(cast.acting("marques"), request)
    request.refresh_from_db()
    return request


def photographed_at(cast: Cast, request: PhotographyRequest, taken: str) -> Recording:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = taken
    return studio.take_in(cast.acting("marques"), request, "a.jpg", saved(quarters(), exif=exif))


def since(request: PhotographyRequest) -> datetime:
    return request.session_began


def test_who_files_is_told_of_a_clock_that_was_never_set(cast: Cast, request_: PhotographyRequest) -> None:
    recording = photographed_at(cast, request_, "2020:01:03 04:12:00")
    years = (recording.taken_in_at - datetime(2020, 1, 4, tzinfo=UTC)) // timedelta(days=365)
    assert about_the_clock(recording, since(request_)) == (
        f"The camera's clock says 03-Jan-2020 04:12: it is at least {years} years slow. "
        "The photograph is dated by the library. Set the camera's clock."
    )


def test_the_page_says_so_and_by_which_clock_it_is_dated(cast: Cast, request_: PhotographyRequest) -> None:
    recording = photographed_at(cast, request_, "2020:01:03 04:12:00")
    assert recording.camera["taken"] == "2020-01-03T04:12:00"
    assert recording.made_at == recording.taken_in_at
    page = words(browser(cast, "okafor").get(f"/recordings/{recording.pk}/"))
    filed = british_time(recording.taken_in_at)
    assert (
        f"It says 03-Jan-2020 04:12; this was filed on {filed}, so its time is taken from the library."
        in page
    )


def test_a_clock_that_runs_ahead_is_told_of_as_well(cast: Cast, request_: PhotographyRequest) -> None:
    ahead = play.now() + timedelta(days=2, hours=1)
    recording = photographed_at(cast, request_, f"{ahead:%Y:%m:%d %H:%M:%S}")
    assert "at least 2 days fast" in about_the_clock(recording, since(request_))
    assert disbelieved(recording) is not None


def test_of_a_clock_that_is_right_nothing_is_said(cast: Cast, request_: PhotographyRequest) -> None:
    from django.utils import timezone

    recording = photographed_at(cast, request_, f"{timezone.localtime(play.now()):%Y:%m:%d %H:%M:%S}")
    assert about_the_clock(recording, since(request_)) == ""
    assert disbelieved(recording) is None
    assert "Camera's clock" not in words(browser(cast, "okafor").get(f"/recordings/{recording.pk}/"))
