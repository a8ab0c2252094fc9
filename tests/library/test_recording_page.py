"""The page of a recording, and the reasoning behind it."""

import re
from uuid import uuid4

import pytest

from safelight.ledger.acting import Role
from safelight.library.destroying import destroy
from safelight.library.models import Recording
from safelight.library.shelf import shelf
from safelight.people import actions
from safelight.policy.facts import Level
from safelight.studio import actions as studio
from safelight.vault.errors import StoreUnavailable
from safelight.vault.register import What
from safelight.web.wording import british_date
from tests import cast as play
from tests.cast import Cast
from tests.imaging import raws
from tests.imaging.making import paged, quarters
from tests.pages import browser, words


def _address(recording: Recording, more: str = "") -> str:
    return f"/recordings/{recording.pk}/{more}"


def test_the_doctor_reads_what_it_may_be_used_for(cast: Cast) -> None:
    recording = play.photographed(cast)
    page = words(browser(cast, "okafor").get(_address(recording)))
    assert "BARTHOLOMEW, Rose" in page
    assert "Yes</span> Teaching" in page
    assert "No</span> Public media" in page
    assert "Rose Bartholomew, the patient" in page
    assert "Kept at least until" in page


def test_a_no_says_what_would_make_it_lawful(cast: Cast) -> None:
    recording = play.photographed(cast, Level.RECORDS)
    page = words(browser(cast, "okafor").get(_address(recording)))
    assert "What would make it lawful" in page
    assert "The patient's signed consent to this use, level teaching" in page


@pytest.mark.parametrize(
    ("name", "data", "original"),
    [
        ("a.dng", raws.dng(quarters(), 6), "64 by 96 pixels, 14 bits per channel"),
        (
            "a.tif",
            paged(*[quarters()] * 3),
            "3 pages beneath one another, 96 by 208 pixels, 8 bits per channel",
        ),
    ],
)
def test_how_it_was_made_has_depth_and_pages(cast: Cast, name: str, data: bytes, original: str) -> None:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    recording = studio.take_in(cast.acting("marques"), request, name, data)
    page = words(browser(cast, "okafor").get(_address(recording)))
    assert f"<dt>Original</dt><dd>{original}</dd>" in page


def test_a_teacher_reads_no_name(cast: Cast) -> None:
    recording = play.photographed(cast)
    page = words(browser(cast, "lindqvist").get(_address(recording)))
    assert "Record and teaching" in page
    assert "Download a copy" in page
    for name in (
        "Bartholomew",
        "BARTHOLOMEW",
        "Rose",
        "9990010374",
        "999 001 0374",
        "Withdraw",
        "Kept at least",
    ):
        assert name not in page


def test_a_doctor_may_withdraw_from_it_and_not_download(cast: Cast) -> None:
    recording = play.photographed(cast)
    page = browser(cast, "okafor").get(_address(recording)).content.decode()
    assert f"/patients/{cast.rose.pk}/withdraw?recording={recording.pk}" in page
    assert "Download a copy" not in page


def test_the_timeline_is_turned_by_earlier_and_later(cast: Cast) -> None:
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    first, second = (play.photograph(cast, request, seed) for seed in (1, 2))
    client = browser(cast, "okafor")
    assert f'rel="next" href="/recordings/{second.pk}/"' in client.get(_address(first)).content.decode()
    assert f'rel="prev" href="/recordings/{first.pk}/"' in client.get(_address(second)).content.decode()


def test_after_a_withdrawal_the_page_refuses_with_the_paragraph(cast: Cast) -> None:
    recording = play.photographed(cast)
    client = browser(cast, "okafor")
    client.get(_address(recording))
    play.withdraw(cast, cast.rose)
    answer = client.get(_address(recording))
    assert answer.status_code == 403
    assert "CUH-8.1" in words(answer)


def test_a_picture_is_refused_in_words_that_a_script_reads(cast: Cast) -> None:
    recording = play.photographed(cast)
    client = browser(cast, "okafor")
    source = client.get(_address(recording)).content.decode().split('<img src="')[1].split('"')[0]
    assert client.get(source).headers["Content-Disposition"] == "inline"
    play.withdraw(cast, cast.rose)
    answer = client.get(source, headers={"accept": "image/avif,image/webp,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (403, "text/plain; charset=utf-8")
    assert b"CUH-8.1" in answer.content


@pytest.mark.parametrize("kind", ["original", "everything"])
def test_no_page_gives_the_original(cast: Cast, kind: str) -> None:
    recording = play.photographed(cast)
    client = browser(cast, "okafor")
    source = client.get(_address(recording)).content.decode().split('<img src="')[1].split('"')[0]
    assert client.get(source.replace("/screen", f"/{kind}")).status_code == 404


def test_who_is_not_to_know_of_it_gets_the_answer_of_what_does_not_exist(cast: Cast) -> None:
    recording = play.photographed(cast, Level.RECORDS)
    missing = browser(cast, "okafor").get(f"/recordings/{uuid4()}/")
    for name in ("stranger", "lindqvist", "osei", "adeyemi"):
        answer = browser(cast, name).get(_address(recording))
        assert (answer.status_code, answer.content) == (404, missing.content), name


def test_who_is_doctor_and_teacher_is_known_by_the_role_that_may_know(cast: Cast) -> None:
    recording = play.photographed(cast)
    actions.grant(cast.acting("adeyemi"), cast.staff["stranger"], Role.TEACHER)
    answer = browser(cast, "stranger").get(_address(recording))
    assert answer.status_code == 200
    assert "Rose" not in words(answer)


def test_camera_facts_are_told_where_the_camera_told_them(cast: Cast) -> None:
    recording = play.photographed(cast)
    told = {"make": "Canon", "model": "EOS R6", "exposure_seconds": 0.008, "f_number": 8.0, "iso": 100}
    Recording.objects.filter(pk=recording.pk).update(camera=told)
    page = words(browser(cast, "okafor").get(_address(recording)))
    assert "Canon EOS R6" in page
    assert "1/125 s, f/8, ISO 100" in page


def test_the_reasoning_names_rule_and_paragraph_and_opens_nothing(cast: Cast) -> None:
    recording = play.photographed(cast, Level.RECORDS)
    page = browser(cast, "okafor").get(_address(recording, "reasons"))
    assert "Teaching: no" in words(page)
    assert "CUH, section 8.1" in words(page)
    assert "<img" not in page.content.decode()


def test_the_reasoning_can_be_read_when_the_picture_cannot(cast: Cast) -> None:
    recording = play.photographed(cast)
    play.withdraw(cast, cast.rose)
    answer = browser(cast, "okafor").get(_address(recording, "reasons"))
    assert answer.status_code == 200
    assert "Care of this patient: no" in words(answer)


def test_of_what_was_destroyed_the_record_is_left(cast: Cast) -> None:
    recording = play.photographed(cast)
    destroy(cast.acting("osei"), What.RECORDING, recording.pk)
    page = words(browser(cast, "okafor").get(_address(recording)))
    assert f"This photograph was destroyed on {british_date(play.now())}" in page
    assert "Left elbow, overview" in page
    assert "/screen" not in page
    assert "<img" not in page
    timeline = words(browser(cast, "okafor").get(f"/patients/{cast.rose.pk}/"))
    assert "Destroyed" in timeline
    assert "/thumbnail" not in timeline
    assert "Left elbow" not in words(browser(cast, "lindqvist").get("/collection/"))


def test_a_picture_that_the_store_does_not_give_is_no_fault_of_the_page(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(_: str) -> None:
        raise StoreUnavailable("does not answer")

    recording, client = play.photographed(cast), browser(cast, "okafor")
    page = client.get(_address(recording)).content.decode()
    picture = re.search(r'<img src="([^"]+)"', page)
    assert picture
    with monkeypatch.context() as patched:
        patched.setattr(shelf(), "open", silent)
        assert client.get(picture[1]).status_code == 503
    assert client.get(picture[1]).status_code == 200
