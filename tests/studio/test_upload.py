"""Photographs uploaded: each on its own, refused by name with the reason, and nothing half there."""

import io
import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image, ImageFilter

from safelight.imaging.limits import MAX_BYTES
from safelight.library import intake
from safelight.library.models import Recording, Rendition, UnfinishedIntake
from safelight.studio import actions as studio
from safelight.studio.models import PhotographyRequest
from safelight.vault.errors import StoreFull, StoreUnavailable
from tests import cast as play
from tests.cast import Cast
from tests.imaging import raws
from tests.imaging.charts import on_skin
from tests.imaging.hostile import BOMBS
from tests.imaging.making import paged, quarters, saved
from tests.pages import browser, words

Script = Callable[..., HttpResponse]


@pytest.fixture
def request_(cast: Cast) -> PhotographyRequest:
    request = play.ask(cast, cast.rose)
    studio.open_request(cast.acting("marques"), request)
    return request


@pytest.fixture
def photographer(cast: Cast) -> Client:
    return browser(cast, "marques")


@pytest.fixture
def script(photographer: Client, request_: PhotographyRequest) -> Script:
    """Sends files as the page's script does."""

    def send(*files: SimpleUploadedFile, view: str = "Overview", **told: str) -> HttpResponse:
        address = f"/requests/{request_.pk}/photographs"
        sent = {"photograph": files, "view": view, **told}
        return photographer.post(address, sent, headers={"accept": "application/json"})

    return send


def _file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "image/jpeg")


def test_a_photograph_is_filed_under_request_and_view(script: Script, request_: PhotographyRequest) -> None:
    answer = script(_file("IMG_0001.JPG", play.jpeg()))
    assert answer.json() == {
        "outcome": "filed",
        "message": "Held: it should not have been made (GMC-8, GMC-13, CUH-8, CUH-8.1). "
        "It is kept, and information governance is told.",
        "findings": [
            (
                "Too small for care, on a screen: 320 by 320 pixels, and 1,024 by 768 are needed. "
                "Send the camera's own file, not a reduced copy, or take it again at full size."
            )
        ],
    }
    recording = Recording.objects.get()
    assert (recording.form_id, recording.view) == (request_.form_id, "Overview")


def test_with_consent_it_is_available(cast: Cast, script: Script, request_: PhotographyRequest) -> None:
    play.sign(cast, request_)
    assert script(_file("a.jpg", play.jpeg())).json()["message"] == "Available."


def test_what_was_filed_is_shown_at_once(
    cast: Cast, script: Script, photographer: Client, request_: PhotographyRequest
) -> None:
    """But for what may not be seen, and for what is covered until somebody asks."""
    assert "picture" not in script(_file("held.jpg", play.jpeg(1))).json()
    play.sign(cast, request_)
    shown = photographer.get(script(_file("a.jpg", play.jpeg(2))).json()["picture"])
    assert shown.content.startswith(b"\xff\xd8")
    assert "picture" not in script(_file("b.jpg", play.jpeg(3)), shows="intimate").json()


def test_a_wrong_clock_keeps_nothing_out_and_is_told(
    cast: Cast, script: Script, request_: PhotographyRequest
) -> None:
    play.sign(cast, request_)
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2020:01:03 04:12:00"
    answer = script(_file("a.jpg", saved(quarters(), exif=exif))).json()
    assert answer["outcome"] == "filed"
    assert answer["message"].startswith(
        "Available. The camera's clock says 03-Jan-2020 04:12: it is at least "
    )
    assert "years slow" in answer["message"]


def test_raw_pages_and_what_is_made_to_harm_in_one_upload(
    photographer: Client, request_: PhotographyRequest
) -> None:
    files = [
        _file("a.dng", raws.dng(quarters(), 6)),
        *(_file(f"{number}", data) for number, data in enumerate(BOMBS.values()) if len(data) < 2**20),
        _file("cut.nef", raws.made_by("NIKON CORPORATION", "NIKON D850", quarters())[:-500]),
        _file("b.tif", paged(quarters(), quarters(64, 96))),
        _file("c.jpg", play.jpeg(3)),
    ]
    sent = {"photograph": files, "view": "Overview"}
    page = words(photographer.post(f"/requests/{request_.pk}/photographs", sent))
    assert f"3 filed, {len(files) - 3} refused" in page
    assert "The NEF picture is damaged or incomplete" in page
    assert Recording.objects.count() == 3


def test_the_page_names_the_kinds_that_it_takes(photographer: Client, request_: PhotographyRequest) -> None:
    page = photographer.get(f"/requests/{request_.pk}/").content.decode()
    assert "JPEG, HEIC or PNG, up to 100 MB each" in page
    assert "TIFF or camera raw (DNG, CR3, NEF, ARW), up to 150 MB each" in page
    accepted = re.search(r'accept="([^"]*)"', page)
    assert accepted
    assert {".jpg", ".heic", ".tiff", ".dng", ".cr3", ".nef", ".arw"} <= set(accepted[1].split(","))


def test_the_same_file_twice_is_known(script: Script) -> None:
    script(_file("a.jpg", play.jpeg()))
    answer = script(_file("b.jpg", play.jpeg())).json()
    assert answer["outcome"] == "known"
    assert "filed for this patient already" in answer["message"]
    assert answer["links"] == [{"text": "See it", "href": f"/recordings/{Recording.objects.get().pk}/"}]
    assert Recording.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("cut.jpg", play.jpeg()[:-2000], "damaged or incomplete"),
        ("text.jpg", b"Dear colleague, " * 100, "it is plain text"),
        ("empty.jpg", b"", "The file is empty"),
        ("really.png", play.jpeg(), "not what its name says"),
    ],
)
def test_a_bad_file_is_refused_by_name(script: Script, name: str, data: bytes, reason: str) -> None:
    answer = script(_file(name, data))
    assert answer.status_code == 200
    assert answer.json()["outcome"] == "refused"
    assert answer.json()["message"].startswith(f"{name}: ")
    assert reason in answer.json()["message"]
    assert not Recording.objects.exists()
    assert not Rendition.objects.exists()


@pytest.mark.parametrize("name", ["Rose_Bartholomew.jpg", "9990010374.jpg", "BARTHOLOMEW 1.jpg"])
def test_a_name_with_the_patients_in_it_is_not_repeated(script: Script, name: str) -> None:
    message = script(_file(name, play.jpeg())).json()["message"]
    assert message.startswith("File 1: ")
    assert name not in message
    assert not Recording.objects.exists()


def test_a_bad_file_keeps_no_other_out(photographer: Client, request_: PhotographyRequest) -> None:
    files = [
        _file("a.jpg", play.jpeg(1)),
        _file("bad.jpg", b"no picture"),
        _file("Rose Bartholomew.jpg", play.jpeg(2)),
        _file("b.jpg", play.jpeg(3)),
        _file("again.jpg", play.jpeg(1)),
    ]
    sent = {"photograph": files, "view": "Overview"}
    page = words(photographer.post(f"/requests/{request_.pk}/photographs", sent))
    assert "2 filed, 1 already here, 2 refused" in page
    for each in ("a.jpg", "bad.jpg", "File 3", "b.jpg", "again.jpg"):
        assert f">{each}<" in page
    assert "Rose Bartholomew.jpg" not in page
    assert Recording.objects.count() == 2


def test_several_files_of_a_script_are_answered_each(script: Script) -> None:
    files = script(_file("a.jpg", play.jpeg(1)), _file("b.jpg", b"")).json()["files"]
    assert [each["outcome"] for each in files] == ["filed", "refused"]


def test_nothing_sent(script: Script) -> None:
    answer = script()
    assert answer.json()["outcome"] == "refused"
    assert "No photograph came" in answer.json()["message"]


@pytest.mark.parametrize("view", ["", "Face"])
def test_a_view_that_was_not_asked_for(script: Script, view: str) -> None:
    answer = script(_file("Rose.jpg", play.jpeg()), view=view).json()
    assert answer["outcome"] == "refused"
    assert "Rose" not in answer["message"]
    assert not Recording.objects.exists()


def test_a_completed_request_takes_nothing(cast: Cast, script: Script, request_: PhotographyRequest) -> None:
    studio.complete(cast.acting("marques"), request_)
    answer = script(_file("Bartholomew.jpg", play.jpeg()))
    assert answer.status_code == 409
    assert "The request is completed" in answer.json()["message"]
    assert "Bartholomew" not in answer.json()["message"]
    assert not Recording.objects.exists()


def test_a_completed_request_says_so_on_the_page(
    cast: Cast, photographer: Client, request_: PhotographyRequest
) -> None:
    studio.complete(cast.acting("marques"), request_)
    sent = {"photograph": _file("a.jpg", play.jpeg()), "view": "Overview"}
    answer = photographer.post(f"/requests/{request_.pk}/photographs", sent)
    assert answer.status_code == 409
    assert "The request is completed" in words(answer)


def test_a_full_vault_keeps_nothing_and_says_whom_to_tell(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFull

    monkeypatch.setattr(intake, "keep", full)
    answer = script(_file("a.jpg", play.jpeg()))
    assert answer.status_code == 507
    assert answer.json()["outcome"] == "broken"
    assert "tell the library's administrator" in answer.json()["message"]
    assert not Recording.objects.exists()


def test_a_store_that_does_not_answer_is_told_and_nothing_is_kept(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_: object) -> None:
        raise StoreUnavailable("does not answer")

    monkeypatch.setattr(intake, "keep", silent)
    answer = script(_file("a.jpg", play.jpeg()))
    assert (answer.status_code, answer.json()["outcome"]) == (503, "broken")
    assert "send it again in a few minutes" in answer.json()["message"]
    assert not Recording.objects.exists()
    monkeypatch.undo()
    assert script(_file("a.jpg", play.jpeg())).json()["outcome"] == "filed"


def test_a_body_over_the_limit_is_answered_unread(photographer: Client) -> None:
    answer = photographer.generic(
        "POST",
        f"/requests/{uuid4()}/photographs",
        b"",
        "multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(MAX_BYTES * 20),
    )
    assert answer.status_code == 413
    assert "Nothing of it was kept" in words(answer)


def test_others_may_not_upload(cast: Cast, request_: PhotographyRequest) -> None:
    sent = {"photograph": _file("a.jpg", play.jpeg()), "view": "Overview"}
    answer = browser(cast, "okafor").post(f"/requests/{request_.pk}/photographs", sent)
    assert answer.status_code == 404
    assert not Recording.objects.exists()
    assert not UnfinishedIntake.objects.exists()


def test_what_is_told_of_the_making_is_kept(
    cast: Cast, photographer: Client, request_: PhotographyRequest
) -> None:
    play.sign(cast, request_)
    sent = {
        "photograph": _file("a.jpg", play.jpeg()),
        "view": "Overview",
        "made_by": "unregistered-staff",
        "device": "approved-app",
        "chaperone": "on",
        "no_photographer": "on",
        "shows": ["intimate"],
        "others": "none",
    }
    page = words(photographer.post(f"/requests/{request_.pk}/photographs", sent))
    recording = Recording.objects.get()
    assert (recording.made_by, recording.device, recording.shows) == (
        "unregistered-staff",
        "approved-app",
        ["intimate"],
    )
    assert recording.standing == "restricted"
    assert "Restricted." in page


def test_what_is_not_told_was_not_so(cast: Cast, script: Script, request_: PhotographyRequest) -> None:
    """Nobody said that there was a chaperone, nor that no photographer could come."""
    play.sign(cast, request_)
    play.photograph(cast, request_)
    answer = script(_file("a.jpg", play.jpeg(1)), device="approved-app")
    assert "it should not have been made (CUH-15)" in answer.json()["message"]


def test_a_device_that_there_is_not(script: Script) -> None:
    assert script(_file("a.jpg", play.jpeg()), device="plate").json()["outcome"] == "refused"
    assert not Recording.objects.exists()


def _picture(*, blur: float = 0, light: float = 1, **saving: object) -> bytes:
    """Skin with a lesion, as large as a screen shows it."""
    skin = Image.fromarray((on_skin(1280, 960) * light).astype("uint8"))
    out = io.BytesIO()
    skin.filter(ImageFilter.GaussianBlur(blur)).save(out, "JPEG", quality=90, **saving)
    return out.getvalue()


def test_a_good_picture_has_no_findings(script: Script) -> None:
    assert "findings" not in script(_file("a.jpg", _picture())).json()


@pytest.mark.parametrize(
    ("bad", "says"),
    [({"blur": 6}, "Blurred: even its sharpest part"), ({"light": 0.08}, "Too dark")],
    ids=str,
)
def test_what_falls_short_is_filed_and_said(script: Script, bad: dict[str, float], says: str) -> None:
    answer = script(_file("a.jpg", _picture(**bad))).json()
    assert answer["outcome"] == "filed"
    assert len(answer["findings"]) == 1
    assert answer["findings"][0].startswith(says)
    assert Recording.objects.count() == 1


def test_without_a_script_the_page_says_so_too(photographer: Client, request_: PhotographyRequest) -> None:
    files = [_file("a.jpg", _picture(blur=6)), _file("b.jpg", _picture(comment=b"b", blur=6))]
    page = words(
        photographer.post(f"/requests/{request_.pk}/photographs", {"photograph": files, "view": "Overview"})
    )
    assert "2 filed" in page
    assert page.count("<li>Blurred: even its sharpest part") == 2
    first = Recording.objects.earliest("taken_in_at")
    assert f'href="/recordings/{first.pk}/">The same picture as Left elbow, overview' in page


def test_a_ruler_is_asked_about_where_one_was_asked_for(
    photographer: Client, script: Script, request_: PhotographyRequest
) -> None:
    address = f"/requests/{request_.pk}/"
    assert "A ruler is in the frame" not in words(photographer.get(address))
    PhotographyRequest.objects.filter(pk=request_.pk).update(ruler=True)
    assert "A ruler is in the frame" in words(photographer.get(address))
    without = script(_file("a.jpg", _picture())).json()
    assert [each[:25] for each in without["findings"]] == ["A ruler was asked for, an"]
    assert "findings" not in script(_file("b.jpg", _picture(comment=b"b")), ruler="on").json()
    assert sorted(Recording.objects.values_list("ruler", flat=True)) == ["not-said", "there"]


def test_who_made_it_is_kept_where_they_are_known(cast: Cast, script: Script) -> None:
    script(_file("a.jpg", play.jpeg()), made_by="registered-staff", maker="OKAFOR@stlukes.example")
    assert Recording.objects.get().maker == cast.staff["okafor"]


def test_who_is_on_no_list_did_not_make_it(script: Script) -> None:
    answer = script(
        _file("a.jpg", play.jpeg()), made_by="registered-staff", maker="nobody@stlukes.example"
    ).json()
    assert answer["outcome"] == "refused"
    assert "Nobody on the library's staff list has this e-mail address" in answer["message"]
    assert not Recording.objects.exists()
