"""The pages of processing: what is offered and what is not, and the exact result before it is kept."""

import io
import re
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from safelight.ledger.models import LedgerEntry
from safelight.library.derivatives import Derivative
from safelight.library.models import Recording
from safelight.policy.facts import Level
from safelight.trail.events import Event
from tests import cast as play
from tests.cast import Cast
from tests.pages import browser, words

WHOLE = {"red": 100, "green": 100, "blue": 100, "brightness": 0, "contrast": 0}
CROPPED = WHOLE | {
    "operation": ["crop"], "crop-left": 10, "crop-top": 20, "crop-width": 200, "crop-height": 150, "contrast": 15,
}  # fmt: skip


@pytest.fixture
def recording(cast: Cast) -> Recording:
    return play.photographed(cast)


@pytest.fixture
def marques(cast: Cast) -> Client:
    return browser(cast, "marques")


def address(recording: Recording, then: str = "processing") -> str:
    return f"/recordings/{recording.pk}/{then}"


def token(page: HttpResponse) -> str:
    return re.search(r'name="steps" value="([^"]+)"', page.content.decode()).group(1)  # type: ignore[union-attr]


def kept(client: Client, recording: Recording, why: str = "For a lecture", after: str = "") -> HttpResponse:
    steps = token(client.post(f"{address(recording)}?{after}", CROPPED))
    sent = {"key": uuid4(), "steps": steps, "why": why}
    return client.post(f"{address(recording, 'processing/keep')}?{after}", sent)


def test_what_is_refused_is_not_offered_and_says_why(marques: Client, recording: Recording) -> None:
    page = marques.get(address(recording))
    source = page.content.decode()
    for offered in ("crop", "remove-background", "mirror", "enhance-lesion"):
        assert f'value="{offered}"' in source
    for refused in ("mask-eyes", "retouch-region"):
        assert f'value="{refused}"' not in source
    said = words(page).partition("What is not offered, and why")[2]
    assert "Cover the eyes" in said
    assert "CUH-8.1" in said
    assert "CUH-11" in said


@pytest.mark.parametrize(("operation", "paragraph"), [("mask-eyes", "CUH-8.1"), ("retouch-region", "CUH-11")])
def test_asked_for_all_the_same_it_is_refused(
    marques: Client, recording: Recording, operation: str, paragraph: str
) -> None:
    answer = marques.post(address(recording), CROPPED | {"operation": ["crop", operation]})
    assert answer.status_code == 403
    assert paragraph in words(answer)
    entry = LedgerEntry.objects.latest("index")
    assert (entry.event, entry.verdict) == (Event.RECORDING_PROCESS, "deny")
    assert operation.encode() in bytes(entry.body)


def test_it_is_seen_exactly_before_it_is_kept(marques: Client, recording: Recording) -> None:
    check = marques.post(address(recording), CROPPED)
    assert "Processed: cropped, contrast +15 %. Dr Marques, Post," in words(check)
    assert not Derivative.objects.exists()
    shown = marques.get(address(recording, "processing/preview"), {"steps": token(check)})
    assert shown["Content-Type"] == "image/jpeg"
    assert LedgerEntry.objects.latest("index").event == Event.RECORDING_PROCESS
    page = marques.get(kept(marques, recording)["Location"])
    source = re.search(r'src="(/viewings/[^"]+/processed/1/screen)"', page.content.decode())
    assert source is not None
    assert marques.get(source.group(1)).content == shown.content


def test_nobody_keeps_steps_that_were_not_chosen_here(
    cast: Cast, marques: Client, recording: Recording
) -> None:
    other = play.photographed(cast, seed=1)
    steps = token(marques.post(address(recording), CROPPED))
    for where, carried in ((other, steps), (recording, "A" + steps), (recording, "")):
        sent = {"key": uuid4(), "steps": carried, "why": "For a lecture"}
        answer = marques.post(address(where, "processing/keep"), sent)
        assert (answer.status_code, answer["Location"]) == (303, address(where))
        assert marques.get(address(where, "processing/preview"), {"steps": carried}).status_code == 404
    assert not Derivative.objects.exists()


def test_what_it_is_for_must_be_said(marques: Client, recording: Recording) -> None:
    answer = kept(marques, recording, why="")
    assert answer.status_code == 200
    assert "Say what the processed photograph is for." in words(answer)
    assert not Derivative.objects.exists()


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (WHOLE, "Nothing is changed yet"),
        (WHOLE | {"operation": ["crop"]}, "Draw the frame"),
        (CROPPED | {"crop-width": 320}, "lie within 320 by 320 pixels"),
        (CROPPED | {"crop-width": 20}, "Ensure this value is greater than or equal to 32"),
        (WHOLE | {"contrast": 400}, "less than or equal to 100"),
        (WHOLE | {"operation": ["enhance-lesion"]}, "Move the contrast"),
        (
            WHOLE
            | {"operation": ["crop"], "crop-left": 0, "crop-top": 0, "crop-width": 320, "crop-height": 320},
            "Nothing is changed yet",
        ),
    ],
    ids=[
        "nothing",
        "no frame",
        "beside the picture",
        "too small",
        "too much",
        "nothing brought out",
        "all of it",
    ],
)
def test_what_is_wrong_is_said(
    marques: Client, recording: Recording, sent: dict[str, object], told: str
) -> None:
    page = marques.post(address(recording), sent)
    assert page.status_code == 200
    assert told in words(page)


def test_steps_that_were_chosen_are_there_to_be_changed(marques: Client, recording: Recording) -> None:
    steps = token(marques.post(address(recording), CROPPED))
    source = marques.get(address(recording), {"steps": steps}).content.decode()
    assert re.search(r'name="contrast"[^>]*value="15"', source)
    assert re.search(r'id="crop"[^>]*checked', source)
    assert re.search(r'name="crop-width"[^>]*value="200"', source)


def test_an_operation_that_a_hospital_alone_permits_is_not_pretended(
    marques: Client, recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("safelight.processing.views.actions.ask", lambda *_: None)
    page = marques.post(address(recording), CROPPED | {"operation": ["retouch-region"]})
    assert "The library has no means to do that" in words(page)


def test_the_recordings_page_lists_its_versions(cast: Cast, marques: Client, recording: Recording) -> None:
    kept(marques, recording)
    for name in ("marques", "okafor", "lindqvist"):
        page = browser(cast, name).get(address(recording, ""))
        assert "1. Cropped, contrast +15 %" in words(page)
        assert ("Process this photograph" in words(page)) is (name == "marques")


def test_a_teacher_sees_it_and_not_whose_it_is(cast: Cast, marques: Client, recording: Recording) -> None:
    kept(marques, recording)
    page = browser(cast, "lindqvist").get(address(recording, "processed/1"))
    assert "As it was taken" in words(page)
    assert f"{address(recording, 'download')}?processed=1" in page.content.decode()
    assert "Bartholomew" not in words(page).title()
    assert "Put it out of use" not in words(page)


def test_what_is_for_the_record_alone_is_nothing_for_a_teacher(cast: Cast) -> None:
    recording = play.photographed(cast, Level.RECORDS)
    play.processed(cast, recording)
    client = browser(cast, "lindqvist")
    assert client.get(address(recording, "processed/1")).status_code == 404


def test_put_out_of_use_it_says_so_and_is_not_downloaded(
    cast: Cast, marques: Client, recording: Recording
) -> None:
    kept(marques, recording)
    where = address(recording, "processed/1/set-aside")
    assert "Say why it is not to be used" in words(marques.post(where, {}))
    assert marques.post(where, {"why": "The scale is missing"}).status_code == 303
    page = browser(cast, "lindqvist").get(address(recording, "processed/1"))
    assert "Not to be used" in words(page)
    assert "The scale is missing" in words(page)
    assert "Download a copy" not in words(page)
    assert "Not to be used" in words(browser(cast, "okafor").get(address(recording, "")))


def test_after_a_withdrawal_nothing_is_shown(cast: Cast, marques: Client, recording: Recording) -> None:
    steps = token(marques.post(address(recording), CROPPED))
    page = marques.get(kept(marques, recording)["Location"])
    pictures = re.findall(r'src="(/viewings/[^"]+)"', page.content.decode())
    assert len(pictures) == 2
    play.withdraw(cast, cast.rose)
    for each in (
        *pictures,
        address(recording),
        address(recording, "processed/1"),
        f"{address(recording, 'processing/preview')}?steps={steps}",
    ):
        answer = marques.get(each)
        assert answer.status_code == 403
        assert "CUH-8.1" in words(answer)


def test_its_thumbnail_is_small(cast: Cast, recording: Recording) -> None:
    play.processed(cast, recording)
    client = browser(cast, "lindqvist")
    page = client.get(f"{address(recording, 'download')}?processed=1")
    source = re.search(r'src="(/viewings/[^"]+/processed/1/thumbnail)"', page.content.decode())
    assert source is not None
    assert max(Image.open(io.BytesIO(client.get(source.group(1)).content)).size) <= 420
    assert client.get(source.group(1).replace("thumbnail", "original")).status_code == 404
