"""A copy for teaching, and what whoever downloads it takes on."""

from uuid import uuid4

import pytest

from safelight.library.models import Recording
from safelight.policy.facts import Level
from safelight.release.models import Copy
from safelight.studio import actions as studio
from tests import cast as play
from tests.cast import Cast
from tests.imaging.making import jpeg_segments
from tests.imaging.told import ORIGINALS
from tests.pages import browser, words


def _address(recording: Recording) -> str:
    return f"/recordings/{recording.pk}/download"


def test_says_what_is_taken_on(cast: Cast) -> None:
    recording = play.photographed(cast)
    page = browser(cast, "lindqvist").get(_address(recording))
    for paragraph in ("CUH-13", "CUH-10"):
        assert paragraph in words(page)
    assert "Bartholomew" not in words(page)
    assert not Copy.objects.exists()


def test_what_is_not_accepted_is_not_downloaded(cast: Cast) -> None:
    recording = play.photographed(cast)
    page = browser(cast, "lindqvist").post(_address(recording), {})
    assert "Tick the box" in words(page)
    assert 'href="#id_accepted"' in page.content.decode()
    assert not Copy.objects.exists()


def test_the_copy_is_named_after_nobody_and_on_the_register(cast: Cast) -> None:
    recording = play.photographed(cast)
    answer = browser(cast, "lindqvist").post(_address(recording), {"accepted": "on"})
    named = f'attachment; filename="recording-{str(recording.pk)[:8]}.jpg"'
    assert answer.headers["Content-Disposition"] == named
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"\xff\xd8\xff")
    copy = Copy.objects.get()
    assert (copy.staff, copy.recording, copy.purpose) == (cast.staff["lindqvist"], recording, "teaching")


@pytest.mark.parametrize("ending", ORIGINALS)
def test_a_copy_of_any_original_is_nothing_but_the_picture(cast: Cast, ending: str) -> None:
    """No EXIF, position, XMP, IPTC, comment, preview, profile, nor a byte behind the end; beside it what the library
    says of it itself (C2PA, in APP11).
    """
    request = play.ask(cast, cast.rose)
    play.sign(cast, request, Level.TEACHING)
    taken = studio.take_in(cast.acting("marques"), request, f"a.{ending}", ORIGINALS[ending])
    copy = browser(cast, "lindqvist").post(_address(taken), {"accepted": "on"}).content
    assert {marker for marker, _ in jpeg_segments(copy)} == {
        0xDB,
        0xC0,
        0xC4,
        0xDA,
        0xEB,
    }  # ITU-T T.81 table B.1
    rest = b"".join(data for marker, data in jpeg_segments(copy) if marker != 0xEB)
    assert not [word for word in (b"Bloggs", b"Ward", b"Exif", b"ICC_PROFILE", b"xmp") if word in rest]
    assert not [word for word in (b"Bloggs", b"Ward", b"Exif") if word in copy]


def test_after_a_withdrawal_it_refuses_with_the_paragraph(cast: Cast) -> None:
    recording = play.photographed(cast)
    client = browser(cast, "lindqvist")
    client.get(_address(recording))
    play.withdraw(cast, cast.rose)
    for answer in (client.get(_address(recording)), client.post(_address(recording), {"accepted": "on"})):
        assert answer.status_code == 403
        assert "CUH-8.1" in words(answer)
    assert not Copy.objects.exists()


def test_what_was_never_for_teaching_does_not_exist(cast: Cast) -> None:
    recording = play.photographed(cast, Level.RECORDS)
    client = browser(cast, "lindqvist")
    missing = client.get(f"/recordings/{uuid4()}/download")
    assert client.get(_address(recording)).content == missing.content
    assert missing.status_code == 404


def test_is_for_teachers_alone(cast: Cast) -> None:
    recording = play.photographed(cast)
    for name in ("okafor", "marques", "osei", "adeyemi"):
        assert browser(cast, name).get(_address(recording)).status_code == 404
